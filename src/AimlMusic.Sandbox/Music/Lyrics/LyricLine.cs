namespace AimlMusic.Sandbox.Music;

/// <summary>One sung line.</summary>
/// <param name="Syllables">Its syllables; at least one.</param>
/// <param name="AfterPause">Whether a blank line stood before it.</param>
internal sealed record LyricLine(IReadOnlyList<Syllable> Syllables, bool AfterPause);
