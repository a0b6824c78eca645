namespace AimlMusic.Sandbox;

/// <summary>The kinds of file that the sandbox makes.</summary>
internal enum AudioFormat
{
    /// <summary>MPEG Layer III.</summary>
    Mp3,

    /// <summary>A RIFF file.</summary>
    Wav,

    /// <summary>16-bit little-endian samples without a header.</summary>
    Pcm,
}
