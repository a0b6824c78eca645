namespace AimlMusic.Api;

/// <summary>Distinguishes models that make music from models for speech, transcription and other purposes.</summary>
internal static class MusicType
{
    private static readonly char[] Separators = ['/', '-', '_', ':', '.', ' '];

    // The vendor does not document how the list marks music models. The list does show which models only speak or listen.
    private static readonly string[] OtherWords = ["speech", "tts", "stt", "voice", "transcription", "transcriptions", "translation", "translations", "asr"];

    /// <param name="type">The kind of endpoint, such as <c>audio</c> or <c>internal/audio-generations/submit</c>.</param>
    /// <param name="tags">The tags, such as <c>playground:audio</c>.</param>
    /// <param name="page">The URL of the model's documentation, whose path contains the kind of model.</param>
    public static bool Is(string? type, IEnumerable<string> tags, string? page)
    {
        HashSet<string> ofType = new(Words(type), StringComparer.OrdinalIgnoreCase);
        HashSet<string> all = new([.. ofType, .. tags.SelectMany(Words), .. Words(page)], StringComparer.OrdinalIgnoreCase);
        return all.Contains("music") || (ofType.Contains("audio") && !all.Overlaps(OtherWords));
    }

    private static string[] Words(string? text) => text?.Split(Separators, StringSplitOptions.RemoveEmptyEntries) ?? [];
}
