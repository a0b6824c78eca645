namespace AimlMusic.Sandbox;

/// <summary>The kinds of file that the sandbox makes.</summary>
internal enum AudioFormat
{
    /// <summary>A RIFF file, also where mp3 was asked for.</summary>
    Wav,

    /// <summary>16-bit little-endian samples without a header.</summary>
    Pcm,
}
