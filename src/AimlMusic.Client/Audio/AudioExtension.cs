namespace AimlMusic.Audio;

/// <summary>The usual extension of each kind of audio file.</summary>
internal static class AudioExtension
{
    private static readonly HashSet<string> Known = new(
        [".mp3", ".wav", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".mp4", ".aac", ".aif", ".aiff", ".webm", ".mka", ".wma", ".amr", ".au", ".caf", ".pcm", ".raw"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name ends like an audio file's: in "Mr. Jones" the dot begins no extension.</summary>
    public static bool IsAudio(string name) => Known.Contains(Path.GetExtension(name));

    /// <summary>The same; of a format that is not known here, the one of the song's media type.</summary>
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
