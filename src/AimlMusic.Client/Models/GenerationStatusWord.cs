namespace AimlMusic.Models;

/// <summary>
/// Parses the status of a song. The vendor documents queued, generating, completed and error
/// (https://docs.aimlapi.com/api-references/music-models); the other words were observed in answers of the service and its providers.
/// </summary>
internal static class GenerationStatusWord
{
    /// <param name="word">The word, or null.</param>
    /// <param name="hasLink">Whether the same answer contains a usable link.</param>
    /// <param name="hasError">Whether the answer contains an error of this song. An error without the id of a song can be about the request.</param>
    public static string Parse(string? word, bool hasLink, bool hasError) => word?.Trim().ToLowerInvariant() switch
    {
        "queued" or "waiting" or "pending" or "submitted" => GenerationStatus.Queued,
        "generating" or "active" or "processing" or "running" or "in_progress" => GenerationStatus.Generating,
        "completed" or "succeeded" or "success" or "complete" or "done" or "ready" or "finished" => GenerationStatus.Completed,
        "error" or "failed" or "cancelled" or "canceled" or "expired" or "timeout" or "rejected" => GenerationStatus.Failed,
        // A song with a link is ready, whatever its status is called.
        _ when hasLink => GenerationStatus.Completed,
        null or "" when hasError => GenerationStatus.Failed,
        _ => GenerationStatus.Unknown,
    };
}
