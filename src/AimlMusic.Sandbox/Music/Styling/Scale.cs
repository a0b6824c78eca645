namespace AimlMusic.Sandbox.Music;

/// <summary>A key: a tonic and its mode.</summary>
/// <param name="Tonic">The pitch class of the tonic, 0 (C) to 11 (B).</param>
/// <param name="Mode">The mode.</param>
internal sealed record Scale(int Tonic, Mode Mode)
{
    /// <summary>Degrees in an octave.</summary>
    public const int Degrees = 7;

    /// <summary>Semitones in an octave.</summary>
    public const int Semitones = 12;

    private static readonly int[][] Steps =
    [
        [0, 2, 4, 5, 7, 9, 11],
        [0, 2, 3, 5, 7, 8, 10],
        [0, 2, 3, 5, 7, 9, 10],
        [0, 2, 4, 5, 7, 9, 10],
    ];

    /// <summary>The distance of a degree from the tonic in semitones; degrees go on below 0 and above 6.</summary>
    public int SemitonesOf(int degree)
    {
        var octave = (int)Math.Floor(degree / (double)Degrees);
        return (octave * Semitones) + Steps[(int)Mode][degree - (octave * Degrees)];
    }

    /// <summary>The MIDI note of a degree in the octave that starts at or above <paramref name="lowest"/>.</summary>
    public int NoteIn(int degree, int lowest)
    {
        var above = (Tonic + SemitonesOf(degree) - lowest) % Semitones;
        return lowest + (above < 0 ? above + Semitones : above);
    }

    /// <summary>Whether a MIDI note belongs to the key.</summary>
    public bool Contains(int note) => Array.IndexOf(Steps[(int)Mode], (note - Tonic + (Semitones * 10)) % Semitones) >= 0;
}
