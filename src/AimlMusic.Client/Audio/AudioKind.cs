namespace AimlMusic;

/// <summary>The kind of a file, according to its first bytes.</summary>
public enum AudioKind
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>MPEG audio.</summary>
    Mp3,

    /// <summary>RIFF WAVE.</summary>
    Wav,

    /// <summary>FLAC.</summary>
    Flac,

    /// <summary>Ogg.</summary>
    Ogg,

    /// <summary>MPEG-4 audio.</summary>
    M4a,

    /// <summary>AAC in ADTS.</summary>
    Aac,

    /// <summary>AIFF or AIFF-C.</summary>
    Aiff,

    /// <summary>WebM or Matroska.</summary>
    WebM,

    /// <summary>A WAV file of more than 4 GB: RF64 or BW64.</summary>
    Rf64,

    /// <summary>Raw samples. They have no header and cannot be recognized.</summary>
    Pcm,
}
