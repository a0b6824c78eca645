namespace AimlMusic.Sandbox.Music;

/// <summary>Writes the bass of a bar.</summary>
internal static class BassWriter
{
    private const int LowestNote = 34;

    /// <summary>Adds the notes of a bar.</summary>
    public static void Write(BarContext bar, List<ScoreNote> notes)
    {
        var beats = bar.Style.BeatsPerBar;
        switch (bar.Style.Groove)
        {
            case Groove.Rock:
                for (var i = 0; i < beats * 2; i++)
                {
                    Add(bar, i == (beats * 2) - 1 && bar.EndsPhrase ? 4 : 0, i * 0.5, 0.45, i % 2 == 0 ? 0.9 : 0.7, notes);
                }

                break;
            case Groove.Dance:
                for (var beat = 0; beat < beats; beat++)
                {
                    Add(bar, 0, beat + 0.5, 0.4, 0.9, notes);
                }

                break;
            case Groove.Swing:
                WriteWalk(bar, notes);
                break;
            case Groove.Soft when beats == 4:
                Add(bar, 0, 0, 1.9, 0.9, notes);
                Add(bar, 4, 2, 1.9, 0.7, notes);
                break;
            default:
                Add(bar, 0, 0, beats - 0.1, 0.9, notes);
                break;
        }
    }

    /// <summary>Adds the last note, held for so many beats.</summary>
    public static void WriteEnding(BarContext bar, double beats, List<ScoreNote> notes) => Add(bar, 0, 0, beats, 0.9, notes);

    // Up the chord, then by step into the next root.
    private static void WriteWalk(BarContext bar, List<ScoreNote> notes)
    {
        var last = bar.Style.BeatsPerBar - 1;
        for (var beat = 0; beat < last; beat++)
        {
            Add(bar, beat * 2, beat, 0.9, 0.8, notes);
        }

        Add(bar, bar.Next.Root + 1 - bar.Chord.Root, last, 0.9, 0.8, notes);
    }

    private static void Add(BarContext bar, int degree, double beat, double beats, double loudness, List<ScoreNote> notes)
    {
        var note = bar.Style.Scale.NoteIn(bar.Chord.Root + degree, LowestNote);
        notes.Add(new ScoreNote(Part.Bass, bar.Beat + beat, beats, note, loudness * bar.Loudness));
    }
}
