namespace AimlMusic.Sandbox.Music;

/// <summary>How a syllable starts.</summary>
internal enum Onset
{
    /// <summary>On its vowel.</summary>
    Open,

    /// <summary>With a voiced consonant such as m, l or d: the vowel opens out of a hum.</summary>
    Voiced,

    /// <summary>With p, t or k: a short gap and a tick.</summary>
    Stop,

    /// <summary>With s, f, h and their like: a short hiss.</summary>
    Hiss,
}
