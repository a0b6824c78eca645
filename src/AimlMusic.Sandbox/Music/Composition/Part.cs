namespace AimlMusic.Sandbox.Music;

/// <summary>The parts of a score.</summary>
internal enum Part
{
    /// <summary>The singer.</summary>
    Voice,

    /// <summary>The second voice of a chorus.</summary>
    Harmony,

    /// <summary>The instrument that has the tune when nobody sings.</summary>
    Solo,

    /// <summary>The chords.</summary>
    Chords,

    /// <summary>The bass.</summary>
    Bass,

    /// <summary>The bass drum.</summary>
    Kick,

    /// <summary>The snare drum.</summary>
    Snare,

    /// <summary>The hi-hat.</summary>
    Hat,
}
