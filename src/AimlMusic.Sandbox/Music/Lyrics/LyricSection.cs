namespace AimlMusic.Sandbox.Music;

/// <summary>A section of the lyrics.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Lines">Its lines; none in an instrumental section.</param>
internal sealed record LyricSection(SectionKind Kind, IReadOnlyList<LyricLine> Lines);
