namespace AimlMusic.Waiting;

/// <summary>The times that recent songs of a model took, from the ledger.</summary>
internal static class LedgerTimes
{
    /// <summary>The times in seconds, the latest last.</summary>
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
            // The wait does not depend on the ledger.
            return [];
        }
    }
}
