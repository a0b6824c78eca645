namespace AimlMusic.Sandbox.Music;

/// <summary>Writes the chords of a bar.</summary>
internal static class ChordWriter
{
    // All notes of all chords lie within one octave from here: neighbouring chords then move by small steps.
    private const int LowestNote = 53;
    private const double Half = 0.5;
    private const double StrumDelay = 0.02;

    // Which note of the chord sounds on each eighth.
    private static readonly int[] ArpeggioOfFour = [0, 1, 2, 3, 2, 1, 2, 1];
    private static readonly int[] ArpeggioOfThree = [0, 1, 2, 3, 2, 1];

    // Loudness of the strum on each eighth, 0 to 9.
    private const string StrumOfFour = "70408057";
    private const string StrumOfThree = "704050";

    /// <summary>Adds the notes of a bar.</summary>
    public static void Write(BarContext bar, List<ScoreNote> notes)
    {
        var pitches = Voicing(bar.Style.Scale, bar.Chord);
        switch (bar.Style.Accompaniment)
        {
            case Accompaniment.Arpeggio:
                WriteArpeggio(bar, pitches, notes);
                break;
            case Accompaniment.Strum:
                WriteStrum(bar, pitches, notes);
                break;
            case Accompaniment.AfterBeat:
                for (var beat = 1; beat < bar.Style.BeatsPerBar; beat++)
                {
                    AddAll(bar, pitches, beat, 0.8, 0.6, notes);
                }

                break;
            default:
                AddAll(bar, pitches, 0, bar.Style.BeatsPerBar, 0.7, notes);
                break;
        }
    }

    /// <summary>Adds the last chord, held for so many beats.</summary>
    public static void WriteEnding(BarContext bar, double beats, List<ScoreNote> notes) =>
        AddAll(bar, Voicing(bar.Style.Scale, bar.Chord), 0, beats, 0.8, notes);

    private static int[] Voicing(Scale scale, Chord chord)
    {
        var pitches = chord.Degrees.Select(degree => scale.NoteIn(degree, LowestNote)).ToArray();
        Array.Sort(pitches);
        return pitches;
    }

    private static void WriteArpeggio(BarContext bar, int[] pitches, List<ScoreNote> notes)
    {
        var pattern = bar.Style.BeatsPerBar == 3 ? ArpeggioOfThree : ArpeggioOfFour;
        for (var i = 0; i < pattern.Length; i++)
        {
            // Above the top note the lowest one comes again, an octave higher.
            var index = pattern[i];
            var pitch = index < pitches.Length ? pitches[index] : pitches[0] + Scale.Semitones;
            var loudness = bar.Loudness * (i == 0 ? 1 : 0.8);
            notes.Add(new ScoreNote(Part.Chords, bar.Beat + (i * Half), 1, pitch, loudness, (index * 0.3) - 0.45));
        }
    }

    private static void WriteStrum(BarContext bar, int[] pitches, List<ScoreNote> notes)
    {
        var pattern = bar.Style.BeatsPerBar == 3 ? StrumOfThree : StrumOfFour;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '0')
            {
                AddAll(bar, pitches, i * Half, 0.9, (pattern[i] - '0') / 9.0, notes);
            }
        }
    }

    private static void AddAll(
        BarContext bar, int[] pitches, double beat, double beats, double loudness, List<ScoreNote> notes)
    {
        for (var i = 0; i < pitches.Length; i++)
        {
            var delay = bar.Style.Accompaniment is Accompaniment.Strum ? i * StrumDelay : 0;
            notes.Add(new ScoreNote(
                Part.Chords, bar.Beat + beat + delay, beats - delay, pitches[i], bar.Loudness * loudness, (i * 0.4) - 0.4));
        }
    }
}
