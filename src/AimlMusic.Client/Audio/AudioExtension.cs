namespace AimlMusic.Audio;

/// <summary>The usual extension of each kind of audio file.</summary>
internal static class AudioExtension
{
    private static readonly HashSet<string> Known = new(
        [".mp3", ".wav", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".mp4", ".aac", ".aif", ".aiff", ".webm", ".mka", ".wma", ".amr", ".au", ".caf", ".pcm", ".raw"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name has the extension of an audio file. The dot in "Mr. Jones" starts no extension.</summary>
    public static bool IsAudio(string name) => Known.Contains(Path.GetExtension(name));

    /// <summary>The same. If the format is not recognized, the media type of the song determines the extension.</summary>
    public static string Of(AudioKind kind, string? mediaType) => (kind == AudioKind.Unknown ? AnnouncedFormat.Extension(mediaType) : null) ?? Of(kind);

    public static string Of(AudioKind kind) => kind switch
    {
        AudioKind.Mp3 => ".mp3",
        AudioKind.Wav => ".wav",
        AudioKind.Flac => ".flac",
        AudioKind.Ogg => ".ogg",
        AudioKind.M4a => ".m4a",
        AudioKind.Aac => ".aac",
        AudioKind.Aiff => ".aif",
        AudioKind.WebM => ".webm",
        AudioKind.Rf64 => ".wav",
        AudioKind.Pcm => ".pcm",
        _ => ".bin",
    };
}
