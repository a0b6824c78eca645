namespace AimlMusic.Sandbox.Music;

/// <summary>A few bars with one line of the song.</summary>
/// <param name="Kind">The section it belongs to.</param>
/// <param name="FirstBar">Its first bar within the section: the chords are counted from there.</param>
/// <param name="Bars">Its length.</param>
/// <param name="Line">Its number within the section.</param>
/// <param name="IsLast">Whether it ends the section.</param>
/// <param name="Lead">Who has the tune.</param>
/// <param name="Syllables">One for every note of the tune.</param>
internal sealed record Phrase(
    SectionKind Kind,
    int FirstBar,
    int Bars,
    int Line,
    bool IsLast,
    Lead Lead,
    IReadOnlyList<Syllable> Syllables);
