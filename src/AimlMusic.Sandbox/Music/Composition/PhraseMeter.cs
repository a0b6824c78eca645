namespace AimlMusic.Sandbox.Music;

/// <summary>How many bars a line takes, so that it can be sung in two to four seconds.</summary>
internal sealed class PhraseMeter
{
    private const double ShortestLineSeconds = 2.2;
    private const double EasySyllablesPerSecond = 4.5;
    private const double MostSyllablesPerSecond = 5.5;
    private const double NotesPerSecond = 2;

    private readonly SongStyle _style;

    /// <summary>Measures for a style.</summary>
    public PhraseMeter(SongStyle style)
    {
        _style = style;
        UsualBars = (int)Math.Ceiling(ShortestLineSeconds / style.SecondsPerBar);
    }

    /// <summary>The bars of a line of usual length.</summary>
    public int UsualBars { get; }

    /// <summary>The bars of every line of a section. Lines of similar length get the same number; only a very long one gets more.</summary>
    public IReadOnlyList<int> BarsOf(IReadOnlyList<LyricLine> lines)
    {
        var typical = Bars(lines.Average(line => line.Syllables.Count), EasySyllablesPerSecond);
        return [.. lines.Select(line => Math.Max(typical, Bars(line.Syllables.Count, MostSyllablesPerSecond)))];
    }

    /// <summary>The notes an instrument plays in place of a line: one more in every other line, for variety.</summary>
    public IReadOnlyList<Syllable> Wordless(int line)
    {
        var notes = (int)(UsualBars * _style.SecondsPerBar * NotesPerSecond) + (line % 2 == 0 ? 1 : 0);
        return [.. Enumerable.Repeat(new Syllable(Vowel.A, Onset.Open, StartsWord: true), notes)];
    }

    private int Bars(double syllables, double syllablesPerSecond)
    {
        // One beat of every line is a breath.
        var seconds = (syllables / syllablesPerSecond) + _style.SecondsPerBeat;
        return Math.Max(UsualBars, (int)Math.Ceiling(seconds / _style.SecondsPerBar));
    }
}
