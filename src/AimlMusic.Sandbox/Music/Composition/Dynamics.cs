namespace AimlMusic.Sandbox.Music;

/// <summary>How loud the sections are.</summary>
internal static class Dynamics
{
    /// <summary>The loudness of a section, 0 to 1.</summary>
    public static double Of(SectionKind kind) => kind switch
    {
        SectionKind.Intro or SectionKind.Outro => 0.7,
        SectionKind.Verse => 0.72,
        SectionKind.PreChorus or SectionKind.Interlude => 0.8,
        SectionKind.Bridge => 0.76,
        _ => 1,
    };
}
