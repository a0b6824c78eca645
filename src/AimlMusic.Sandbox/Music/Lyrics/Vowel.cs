namespace AimlMusic.Sandbox.Music;

/// <summary>The five vowels the voice can colour.</summary>
internal enum Vowel
{
    /// <summary>As in "father".</summary>
    A,

    /// <summary>As in "bed".</summary>
    E,

    /// <summary>As in "see".</summary>
    I,

    /// <summary>As in "more".</summary>
    O,

    /// <summary>As in "moon".</summary>
    U,
}
