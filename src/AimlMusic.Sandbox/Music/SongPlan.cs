namespace AimlMusic.Sandbox.Music;

/// <summary>Everything decided before the first note: style, form, length and the seed of all later choices.</summary>
/// <param name="Style">Tempo, key and instruments.</param>
/// <param name="Phrases">The phrases in order; they fill all bars but the ending.</param>
/// <param name="Seconds">The length of the song.</param>
/// <param name="Seed">The seed of the song.</param>
internal sealed record SongPlan(SongStyle Style, IReadOnlyList<Phrase> Phrases, double Seconds, ulong Seed)
{
    private const double ShortestSeconds = 0.5;
    private const double LongestSeconds = 600;
    private const double LongestUnaskedSeconds = 240;
    private const double InstrumentalSeconds = 30;

    /// <summary>Plans the song of a brief.</summary>
    public static SongPlan For(SongBrief brief)
    {
        // The lyrics are part of the seed, so that two songs with the same seed have different tunes.
        var seed = SongRandom.Mix(SongRandom.Mix((ulong)brief.Seed, brief.Prompt), brief.Lyrics);
        var style = StyleReader.Read(brief.Prompt, seed);
        var sections = LyricParser.Parse(brief.Lyrics);
        var natural = FormPlanner.Lay(sections, style);
        var seconds = brief.Seconds is { } wanted
            ? wanted > ShortestSeconds ? Math.Min(LongestSeconds, wanted) : ShortestSeconds
            : NaturalSeconds(natural, style, isSung: sections.Count > 0);

        // The last chord takes about a bar. The time that does not fill a whole bar is added to it.
        var bars = (int)Math.Max(0, Math.Round((seconds / style.SecondsPerBar) - 1));
        return new SongPlan(style, FormPlanner.Fit(natural, bars), seconds, seed);
    }

    private static double NaturalSeconds(IReadOnlyList<Phrase> phrases, SongStyle style, bool isSung)
    {
        var bars = isSung ? phrases.Sum(phrase => phrase.Bars) + 1 : Math.Round(InstrumentalSeconds / style.SecondsPerBar);
        return Math.Min(LongestUnaskedSeconds, bars * style.SecondsPerBar);
    }
}
