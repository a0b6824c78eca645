namespace AimlMusic.Sandbox.Music;

/// <summary>Converts MIDI notes.</summary>
internal static class Pitch
{
    private const int ConcertA = 69;
    private const double ConcertHertz = 440;

    /// <summary>The frequency of a note in equal temperament.</summary>
    public static double Frequency(int note) => ConcertHertz * Math.Pow(2, (note - ConcertA) / (double)Scale.Semitones);

    /// <summary>The frequency ratio of an interval in cents.</summary>
    public static double Ratio(double cents) => Math.Pow(2, cents / 1200);
}
