namespace AimlMusic.Sandbox.Music;

/// <summary>Reads tags such as "[Chorus 2]" or "[Guitar Solo]".</summary>
internal static class SectionTag
{
    // "Pre-chorus" stands before "chorus" because it contains it.
    private static readonly (string Word, SectionKind Kind)[] Words =
    [
        ("pre-chorus", SectionKind.PreChorus),
        ("pre chorus", SectionKind.PreChorus),
        ("prechorus", SectionKind.PreChorus),
        ("chorus", SectionKind.Chorus),
        ("refrain", SectionKind.Chorus),
        ("hook", SectionKind.Chorus),
        ("drop", SectionKind.Chorus),
        ("verse", SectionKind.Verse),
        ("strophe", SectionKind.Verse),
        ("bridge", SectionKind.Bridge),
        ("intro", SectionKind.Intro),
        ("outro", SectionKind.Outro),
        ("ending", SectionKind.Outro),
        ("coda", SectionKind.Outro),
        ("interlude", SectionKind.Interlude),
        ("instrumental", SectionKind.Interlude),
        ("solo", SectionKind.Interlude),
        ("break", SectionKind.Interlude),
    ];

    /// <summary>The section a tag opens; <see langword="null"/> when it only comments, as "[softly]" does.</summary>
    public static SectionKind? Read(string tag)
    {
        foreach (var (word, kind) in Words)
        {
            if (WordSearch.Finds(word, tag))
            {
                return kind;
            }
        }

        return null;
    }
}
