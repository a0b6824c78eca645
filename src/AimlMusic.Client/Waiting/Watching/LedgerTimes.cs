namespace AimlMusic.Waiting;

/// <summary>How long recent songs of a model took, as earlier runs have written it down.</summary>
internal static class LedgerTimes
{
    /// <summary>In seconds, the latest last.</summary>
    public static IReadOnlyList<double> Of(SongLedger ledger, string model, Uri service)
    {
        try
        {
            return [.. ledger.Choose(all => all
                .Where(entry => entry.TookMs > 0 && entry.Model == model && entry.BaseUri == service.AbsoluteUri)
                .OrderByDescending(entry => entry.ChangedUtc)
                .Take(ModelTimes.Most))
                .OrderBy(entry => entry.ChangedUtc)
                .Select(entry => entry.TookMs!.Value / 1000)];
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.LedgerUnavailable)
        {
            // The song can be waited for all the same.
            return [];
        }
    }
}
