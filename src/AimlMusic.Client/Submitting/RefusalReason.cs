using System.Globalization;

namespace AimlMusic.Submitting;

/// <summary>
/// Finds the reason of a rejection if the answer does not contain it: whether the model was withdrawn (404), or what the key lacks (403).
/// It costs nothing. If it fails, the rejection is reported without it.
/// </summary>
internal sealed class RefusalReason(AimlMusicClient client)
{
    // The error must not be delayed for long by the search for its reason.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Whether the reason of a rejection can be looked up.</summary>
    public static bool IsSought(AimlMusicException refusal) => refusal is { IsServiceError: true, Kind: AimlMusicErrorKind.NotFound or AimlMusicErrorKind.Forbidden };

    public async Task<AimlMusicException> ExplainAsync(AimlMusicException refusal, MusicRequest request, CancellationToken cancellationToken)
    {
        using var timeout = client.Connection.TimeProvider.CancelAfter(Longest);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return refusal.Kind == AimlMusicErrorKind.NotFound
                ? refusal.As(AimlMusicErrorKind.ModelNotFound, await OfModelAsync(request, either.Token).ConfigureAwait(false))
                : await OfKeyAsync(either.Token).ConfigureAwait(false) is { } reason ? refusal.As(refusal.Kind, $"{reason}. {refusal.Message}") : refusal;
        }
        catch (Exception e) when (e is AimlMusicException or OperationCanceledException)
        {
            return refusal.Kind == AimlMusicErrorKind.NotFound ? refusal.As(AimlMusicErrorKind.ModelNotFound, Describe(request, request.Entry)) : refusal;
        }
    }

    private async Task<string> OfModelAsync(MusicRequest request, CancellationToken cancellationToken)
    {
        var list = await client.GetDeprecationsAsync(cancellationToken).ConfigureAwait(false);
        var entry = list.FirstOrDefault(entry => entry.IsOf(name => string.Equals(name, request.Entry.Id, StringComparison.OrdinalIgnoreCase)));
        return Describe(request, entry?.Apply(request.Entry) ?? request.Entry);
    }

    private async Task<string?> OfKeyAsync(CancellationToken cancellationToken) => (await client.GetKeyAsync(cancellationToken).ConfigureAwait(false)).Reason;

    private static string Describe(MusicRequest request, MusicModel model)
    {
        var date = model.ShutdownOn?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var withdrawn = model.Lifecycle == ModelLifecycle.Withdrawn ? $": the vendor withdrew it{(date is null ? "" : $" on {date}")}" : "";
        var instead = model.Replacement is { } other ? $" Use '{other}' instead." : "";
        return $"The service does not have the model '{SanitizeForTerminal.Of(request.Model)}' (404){withdrawn}.{instead}";
    }
}
