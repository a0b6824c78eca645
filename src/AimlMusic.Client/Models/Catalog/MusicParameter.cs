namespace AimlMusic;

/// <summary>What can be asked of a model. The names are those of the cmdlet's parameters.</summary>
public enum MusicParameter
{
    /// <summary>The style, mood and scene.</summary>
    Prompt,

    /// <summary>The words to be sung.</summary>
    Lyrics,

    /// <summary>A recording to follow.</summary>
    ReferenceAudio,

    /// <summary>The length, in seconds.</summary>
    DurationSec,

    /// <summary>Where the clip starts, in seconds.</summary>
    StartSec,

    /// <summary>The number of denoising steps.</summary>
    Steps,

    /// <summary>The seed of the random numbers.</summary>
    Seed,

    /// <summary>What the music should not have.</summary>
    NegativePrompt,

    /// <summary>Music without a voice.</summary>
    Instrumental,

    /// <summary>Let the service write the lyrics from the prompt.</summary>
    AutoLyrics,

    /// <summary>The format of the audio file.</summary>
    Format,

    /// <summary>The sample rate, in Hz.</summary>
    SampleRate,

    /// <summary>The bit rate, in bit/s.</summary>
    Bitrate,

    /// <summary>The id of a voice that was uploaded.</summary>
    VoiceId,

    /// <summary>The id of an accompaniment that was uploaded.</summary>
    InstrumentalId,

    /// <summary>The id of the features of a recording, for a cover of it.</summary>
    CoverFeatureId,
}
