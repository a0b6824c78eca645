namespace AimlMusic;

/// <summary>The format of an audio file.</summary>
public enum AudioFormat
{
    /// <summary>MPEG layer III.</summary>
    Mp3,

    /// <summary>RIFF WAVE.</summary>
    Wav,

    /// <summary>Raw 16-bit samples without a header.</summary>
    Pcm,
}
