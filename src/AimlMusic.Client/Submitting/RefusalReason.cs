using System.Globalization;

namespace AimlMusic.Submitting;

/// <summary>
/// Finds out why the service refused a song, where its answer does not say: whether the model was withdrawn (404), or what the key
/// lacks (403). It costs nothing, and where it fails the refusal stands as it is.
/// </summary>
internal sealed class RefusalReason(AimlMusicClient client)
{
    // The error is more urgent than its reason.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>Whether a refusal has a reason that can be looked up.</summary>
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
