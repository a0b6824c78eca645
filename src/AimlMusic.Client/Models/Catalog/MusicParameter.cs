namespace AimlMusic;

/// <summary>The parameters of a request. The names are those of the cmdlet's parameters.</summary>
public enum MusicParameter
{
    /// <summary>The style, mood and scene.</summary>
    Prompt,

    /// <summary>The words to be sung.</summary>
    Lyrics,

    /// <summary>A reference recording.</summary>
    ReferenceAudio,

    /// <summary>The length of the song, in seconds.</summary>
    DurationSec,

    /// <summary>The start of the clip, in seconds.</summary>
    StartSec,

    /// <summary>The number of denoising steps.</summary>
    Steps,

    /// <summary>The seed for random numbers.</summary>
    Seed,

    /// <summary>What the music should not contain.</summary>
    NegativePrompt,

    /// <summary>Music without vocals.</summary>
    Instrumental,

    /// <summary>Lyrics that the service writes from the prompt.</summary>
    AutoLyrics,

    /// <summary>The format of the audio file.</summary>
    Format,

    /// <summary>The sample rate, in Hz.</summary>
    SampleRate,

    /// <summary>The bit rate, in bit/s.</summary>
    Bitrate,

    /// <summary>The id of an uploaded voice.</summary>
    VoiceId,

    /// <summary>The id of an uploaded accompaniment.</summary>
    InstrumentalId,

    /// <summary>The id of the features of a recording, for a cover.</summary>
    CoverFeatureId,
}
