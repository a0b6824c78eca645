namespace AimlMusic;

/// <summary>The usual extension of each kind of audio file.</summary>
internal static class AudioExtension
{
    private static readonly HashSet<string> Known = new(
        [".mp3", ".wav", ".flac", ".ogg", ".oga", ".opus", ".m4a", ".mp4", ".aac", ".pcm", ".raw"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name ends like an audio file's: in "Mr. Jones" the dot begins no extension.</summary>
    public static bool IsAudio(string name) => Known.Contains(Path.GetExtension(name));

    public static string Of(AudioKind kind) => kind switch
    {
        AudioKind.Mp3 => ".mp3",
        AudioKind.Wav => ".wav",
        AudioKind.Flac => ".flac",
        AudioKind.Ogg => ".ogg",
        AudioKind.M4a => ".m4a",
        AudioKind.Pcm => ".pcm",
        _ => ".bin",
    };
}
