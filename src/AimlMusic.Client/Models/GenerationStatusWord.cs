namespace AimlMusic.Models;

/// <summary>
/// The service's words for the state of a song. The vendor documents queued, generating, completed and error
/// (https://docs.aimlapi.com/api-references/music-models); the others have been seen, at the service or at those behind it.
/// </summary>
internal static class GenerationStatusWord
{
    /// <param name="word">The word; null where there was none.</param>
    /// <param name="hasLink">Whether the same answer has a link that can be used.</param>
    /// <param name="hasError">Whether it has an error of this song: an answer that does not name the song may speak of itself.</param>
    public static GenerationStatus Parse(string? word, bool hasLink, bool hasError) => word?.Trim().ToLowerInvariant() switch
    {
        "queued" or "waiting" or "pending" or "submitted" => GenerationStatus.Queued,
        "generating" or "active" or "processing" or "running" or "in_progress" => GenerationStatus.Generating,
        "completed" or "succeeded" or "success" or "complete" or "done" or "ready" or "finished" => GenerationStatus.Completed,
        "error" or "failed" or "cancelled" or "canceled" or "expired" or "timeout" or "rejected" => GenerationStatus.Failed,
        // What can be fetched is ready, whatever it is called.
        _ when hasLink => GenerationStatus.Completed,
        null or "" when hasError => GenerationStatus.Failed,
        _ => GenerationStatus.Unknown,
    };
}
