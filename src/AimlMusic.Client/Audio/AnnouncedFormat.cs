namespace AimlMusic.Audio;

/// <summary>What a media type says of a format.</summary>
internal static class AnnouncedFormat
{
    private const string Audio = "audio/";

    // What calls itself one of these has first bytes that are known here, or is damaged.
    private static readonly HashSet<string> Known = new(
        ["mpeg", "mp3", "mpeg3", "wav", "wave", "flac", "ogg", "opus", "vorbis", "mp4", "m4a", "aac", "aacp", "aiff", "webm", "matroska"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it is audio of a format that is not known here.</summary>
    public static bool IsForeign(string? mediaType) => Format(mediaType) is { } format && !Known.Contains(format);

    /// <summary>The usual extension of a format that is not known here; null where nothing tells it.</summary>
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
