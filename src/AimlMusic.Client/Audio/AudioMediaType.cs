namespace AimlMusic.Audio;

/// <summary>The media type of each kind of audio.</summary>
internal static class AudioMediaType
{
    public static string Of(AudioKind kind) => kind switch
    {
        AudioKind.Mp3 => "audio/mpeg",
        AudioKind.Wav => "audio/wav",
        AudioKind.Flac => "audio/flac",
        AudioKind.Ogg => "audio/ogg",
        AudioKind.M4a => "audio/mp4",
        AudioKind.Aac => "audio/aac",
        AudioKind.Aiff => "audio/aiff",
        AudioKind.WebM => "audio/webm",
        AudioKind.Rf64 => "audio/wav",
        _ => "application/octet-stream",
    };
}
