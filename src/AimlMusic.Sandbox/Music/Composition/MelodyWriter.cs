namespace AimlMusic.Sandbox.Music;

/// <summary>Writes the tune of a phrase in degrees of the scale.</summary>
internal sealed class MelodyWriter
{
    private const int LowestDegree = -3;
    private const int HighestDegree = 9;
    private const int LargestLeap = 4;

    // Lines 1 and 3 share a tune, as in most songs.
    private static readonly string[] LineNames = ["a", "b", "a", "c"];

    private readonly SongPlan _plan;

    /// <summary>Writes for a song.</summary>
    public MelodyWriter(SongPlan plan)
    {
        _plan = plan;
    }

    /// <summary>The degree and position of every note. A repeated section has the same tune.</summary>
    public IReadOnlyList<(PhraseSlot Slot, int Degree)> Write(Phrase phrase, Chord[] chords)
    {
        var beatsPerBar = _plan.Style.BeatsPerBar;
        var random = new SongRandom(_plan.Seed, phrase.Kind + LineNames[phrase.Line % LineNames.Length]);
        var contour = new Contour(CenterOf(phrase.Kind), random);
        var slots = PhraseRhythm.Place(phrase.Syllables.Count, phrase.Bars * beatsPerBar, random);

        var notes = new List<(PhraseSlot Slot, int Degree)>(slots.Count);
        var previous = contour.At(0);
        for (var i = 0; i < slots.Count; i++)
        {
            var chord = chords[Math.Min(chords.Length - 1, (int)(slots[i].Beat / beatsPerBar))];
            var target = contour.At(i / (double)Math.Max(1, slots.Count - 1));
            var isEnd = i == slots.Count - 1;
            var degree = isEnd && phrase.IsLast ? Nearest(previous, previous, IsTonic)
                : isEnd || IsStrong(slots[i].Beat) ? Nearest(previous, target, chord.Contains)
                : Step(previous, target, random);
            notes.Add((slots[i], degree));
            previous = degree;
        }

        return notes;
    }

    private static double CenterOf(SectionKind kind) => kind switch
    {
        SectionKind.Chorus => 4.5,
        SectionKind.PreChorus or SectionKind.Bridge => 3.5,
        _ => 2,
    };

    private static bool IsTonic(int degree) => degree % Scale.Degrees == 0;

    // The first beat of a bar, and the third of four.
    private bool IsStrong(double beat)
    {
        var inBar = beat % _plan.Style.BeatsPerBar;
        return inBar == 0 || (inBar == 2 && _plan.Style.BeatsPerBar == 4);
    }

    private static int Nearest(double previous, double target, Func<int, bool> fits)
    {
        var best = 0;
        var bestCost = double.MaxValue;
        for (var degree = LowestDegree; degree <= HighestDegree; degree++)
        {
            var leap = Math.Abs(degree - previous);

            // Repeated notes are dull, and leaps are hard to sing. A large leap is used only if nothing else fits.
            var cost = Math.Abs(degree - target) + (leap * 0.5) + (leap < 0.5 ? 1.2 : 0) + (leap > LargestLeap ? 100 : 0);
            if (fits(degree) && cost < bestCost)
            {
                (best, bestCost) = (degree, cost);
            }
        }

        return best;
    }

    private static int Step(double previous, double target, SongRandom random)
    {
        var from = (int)Math.Round(previous);
        if (random.NextDouble() < 0.2)
        {
            return from;
        }

        var wander = random.NextSigned() * 1.5;
        var step = target + wander > previous ? 1 : -1;
        return Math.Max(LowestDegree, Math.Min(HighestDegree, from + step));
    }
}
