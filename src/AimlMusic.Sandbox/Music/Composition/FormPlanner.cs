namespace AimlMusic.Sandbox.Music;

/// <summary>Lays sections out in bars and fits them to a length.</summary>
internal static class FormPlanner
{
    private const int InstrumentalLines = 4;

    private static readonly LyricSection[] Instrumental =
    [
        new(SectionKind.Verse, []),
        new(SectionKind.Chorus, []),
    ];

    /// <summary>The phrases of the song at its natural length.</summary>
    public static IReadOnlyList<Phrase> Lay(IReadOnlyList<LyricSection> sections, SongStyle style)
    {
        var meter = new PhraseMeter(style);
        var phrases = new List<Phrase>();
        var wanted = sections.Count > 0 ? sections : Instrumental;
        if (wanted[0].Kind is not SectionKind.Intro)
        {
            phrases.Add(Unsung(SectionKind.Intro, meter.UsualBars));
        }

        foreach (var section in wanted)
        {
            phrases.AddRange(section.Lines.Count > 0 ? Sung(section, meter) : Played(section.Kind, meter));
        }

        if (phrases[phrases.Count - 1] is not { Kind: SectionKind.Outro, Lead: Lead.Nobody })
        {
            phrases.Add(Unsung(SectionKind.Outro, 1));
        }

        return phrases;
    }

    /// <summary>Fills exactly so many bars: leaves out what is too much, starts over when there is time left.</summary>
    public static IReadOnlyList<Phrase> Fit(IReadOnlyList<Phrase> natural, int bars)
    {
        var excess = natural.Sum(phrase => phrase.Bars) - bars;
        return excess > 0 ? Shorten(natural, bars, excess) : Lengthen(natural, bars);
    }

    private static List<Phrase> Shorten(IReadOnlyList<Phrase> natural, int bars, int excess)
    {
        var fitted = new List<Phrase>();
        var left = bars;
        foreach (var phrase in natural)
        {
            // Words come first: the instruments give way while there is too much.
            if (phrase.Lead is not Lead.Voice && excess > 0)
            {
                excess -= phrase.Bars;
                continue;
            }

            if (phrase.Bars > left)
            {
                break;
            }

            fitted.Add(phrase);
            left -= phrase.Bars;
        }

        AddFiller(fitted, SectionKind.Outro, left);
        return fitted;
    }

    private static List<Phrase> Lengthen(IReadOnlyList<Phrase> natural, int bars)
    {
        var intro = natural.TakeWhile(phrase => phrase is { Kind: SectionKind.Intro, Lead: Lead.Nobody }).ToList();
        var outro = natural[natural.Count - 1];
        var body = natural.Skip(intro.Count).Take(natural.Count - intro.Count - 1).ToList();

        var fitted = new List<Phrase>(intro);
        var left = bars - intro.Sum(phrase => phrase.Bars) - outro.Bars;
        while (body.TrueForAll(phrase => phrase.Bars <= left))
        {
            foreach (var phrase in body.TakeWhile(phrase => phrase.Bars <= left))
            {
                fitted.Add(phrase);
                left -= phrase.Bars;
            }
        }

        AddFiller(fitted, SectionKind.Interlude, left);
        fitted.Add(outro);
        return fitted;
    }

    private static void AddFiller(List<Phrase> phrases, SectionKind kind, int bars)
    {
        if (bars > 0)
        {
            phrases.Add(Unsung(kind, bars));
        }
    }

    private static IEnumerable<Phrase> Sung(LyricSection section, PhraseMeter meter)
    {
        var bar = 0;
        var bars = meter.BarsOf(section.Lines);
        for (var i = 0; i < section.Lines.Count; i++)
        {
            var line = section.Lines[i];
            if (line.AfterPause)
            {
                yield return Unsung(section.Kind, 1) with { FirstBar = bar++ };
            }

            yield return new Phrase(section.Kind, bar, bars[i], i, i == section.Lines.Count - 1, Lead.Voice, line.Syllables);
            bar += bars[i];
        }
    }

    private static IEnumerable<Phrase> Played(SectionKind kind, PhraseMeter meter)
    {
        if (kind is SectionKind.Intro or SectionKind.Outro)
        {
            return [Unsung(kind, 2 * meter.UsualBars)];
        }

        var lines = kind is SectionKind.Interlude ? InstrumentalLines / 2 : InstrumentalLines;
        return Enumerable.Range(0, lines).Select(i => new Phrase(
            kind, i * meter.UsualBars, meter.UsualBars, i, i == lines - 1, Lead.Instrument, meter.Wordless(i)));
    }

    private static Phrase Unsung(SectionKind kind, int bars) => new(kind, 0, bars, 0, IsLast: true, Lead.Nobody, []);
}
