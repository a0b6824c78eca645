namespace AimlMusic.Sandbox.Music;

/// <summary>Spreads the syllables of a line over its beats.</summary>
internal static class PhraseRhythm
{
    /// <summary>Places one note for every syllable and leaves the last beat to breathe.</summary>
    public static IReadOnlyList<PhraseSlot> Place(int syllables, int beats, SongRandom random)
    {
        var sung = beats - 1;
        var slots = new List<PhraseSlot>(syllables);
        if (syllables <= sung)
        {
            AddLong(slots, LongNotes(syllables, sung, random));
        }
        else
        {
            var counts = NotesPerBeat(syllables, sung, random);
            for (var beat = 0; beat < sung; beat++)
            {
                AddDivided(slots, beat, counts[beat]);
            }
        }

        return slots;
    }

    // Few syllables: a beat each, some of them two. The last one is held first, as singers do.
    private static bool[] LongNotes(int syllables, int beats, SongRandom random)
    {
        var isLong = new bool[syllables];
        var extra = Math.Min(beats - syllables, syllables);
        var order = Shuffled(syllables - 1, random);
        for (var i = 0; i < extra; i++)
        {
            isLong[i == 0 ? syllables - 1 : order[i - 1]] = true;
        }

        return isLong;
    }

    private static void AddLong(List<PhraseSlot> slots, bool[] isLong)
    {
        var beat = 0;
        foreach (var doubled in isLong)
        {
            var length = doubled ? 2 : 1;
            slots.Add(new PhraseSlot(beat, length));
            beat += length;
        }
    }

    // Many syllables: beats are divided, the last one only if necessary, so that the line ends with a long note.
    private static int[] NotesPerBeat(int syllables, int beats, SongRandom random)
    {
        var counts = new int[beats];
        var order = Shuffled(beats - 1, random);
        for (var i = 0; i < syllables; i++)
        {
            var turn = i % beats;
            counts[turn < order.Length ? order[turn] : beats - 1]++;
        }

        return counts;
    }

    private static void AddDivided(List<PhraseSlot> slots, int beat, int notes)
    {
        // Three notes sing as an eighth and two sixteenths; other numbers divide the beat evenly.
        for (var i = 0; i < notes; i++)
        {
            slots.Add(notes != 3
                ? new PhraseSlot(beat + (i / (double)notes), 1.0 / notes)
                : i == 0 ? new PhraseSlot(beat, 0.5) : new PhraseSlot(beat + 0.25 + (i * 0.25), 0.25));
        }
    }

    private static int[] Shuffled(int count, SongRandom random)
    {
        var order = Enumerable.Range(0, Math.Max(0, count)).ToArray();
        for (var i = order.Length - 1; i > 0; i--)
        {
            var other = random.Next(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
