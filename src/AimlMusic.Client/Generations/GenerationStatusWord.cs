namespace AimlMusic;

/// <summary>
/// The service's words for the state of a song. The vendor documents queued, generating, completed and error
/// (https://docs.aimlapi.com/api-references/music-models); the others have been seen.
/// </summary>
internal static class GenerationStatusWord
{
    public static GenerationStatus Parse(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "queued" or "waiting" => GenerationStatus.Queued,
        "generating" or "active" or "processing" => GenerationStatus.Generating,
        "completed" or "succeeded" => GenerationStatus.Completed,
        "error" or "failed" => GenerationStatus.Failed,
        _ => GenerationStatus.Unknown,
    };
}
