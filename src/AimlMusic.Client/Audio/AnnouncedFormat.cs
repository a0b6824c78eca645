namespace AimlMusic.Audio;

/// <summary>The audio format that a media type names.</summary>
internal static class AnnouncedFormat
{
    private const string Audio = "audio/";

    // The first bytes of these formats are known to AudioSniffer. A file that is not recognized is damaged.
    private static readonly HashSet<string> Known = new(
        ["mpeg", "mp3", "mpeg3", "wav", "wave", "flac", "ogg", "opus", "vorbis", "mp4", "m4a", "aac", "aacp", "aiff", "webm", "matroska"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is audio of a format that the sniffer does not recognize.</summary>
    public static bool IsForeign(string? mediaType) => Format(mediaType) is { } format && !Known.Contains(format);

    /// <summary>The usual extension of a format that the sniffer does not recognize; null if it is not known.</summary>
    public static string? Extension(string? mediaType) => !IsForeign(mediaType) ? null : Format(mediaType) switch
    {
        "amr" => ".amr",
        "ms-wma" => ".wma",
        "basic" => ".au",
        "caf" => ".caf",
        _ => null,
    };

    private static string? Format(string? mediaType) =>
        mediaType?.StartsWith(Audio, StringComparison.OrdinalIgnoreCase) == true
            ? mediaType[Audio.Length..].ToLowerInvariant() is var format && format.StartsWith("x-", StringComparison.Ordinal) ? format[2..] : format
            : null;
}
