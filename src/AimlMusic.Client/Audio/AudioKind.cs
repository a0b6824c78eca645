namespace AimlMusic;

/// <summary>What a file's first bytes say it is.</summary>
public enum AudioKind
{
    /// <summary>Nothing that is known.</summary>
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

    /// <summary>A wave file for more than 4 GB: RF64 or BW64.</summary>
    Rf64,

    /// <summary>Bare samples; they have no header to know them by.</summary>
    Pcm,
}
