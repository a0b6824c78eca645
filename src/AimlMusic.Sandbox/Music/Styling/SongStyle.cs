namespace AimlMusic.Sandbox.Music;

/// <summary>How a song is to sound.</summary>
/// <param name="Tempo">Beats per minute.</param>
/// <param name="BeatsPerBar">4, or 3 in a waltz.</param>
/// <param name="Scale">The key.</param>
/// <param name="Instrument">What plays the chords.</param>
/// <param name="Accompaniment">How it plays them.</param>
/// <param name="Groove">Bass and percussion.</param>
/// <param name="Room">The share of reverberation, 0 to 1.</param>
/// <param name="IsDeepVoiced">Whether the singer is a man.</param>
internal sealed record SongStyle(
    double Tempo,
    int BeatsPerBar,
    Scale Scale,
    Instrument Instrument,
    Accompaniment Accompaniment,
    Groove Groove,
    double Room,
    bool IsDeepVoiced)
{
    /// <summary>The length of a beat.</summary>
    public double SecondsPerBeat => 60 / Tempo;

    /// <summary>The length of a bar.</summary>
    public double SecondsPerBar => SecondsPerBeat * BeatsPerBar;

    /// <summary>The time of a beat; a swung beat gives its first half two thirds of the time.</summary>
    public double SecondsAt(double beat)
    {
        if (Groove is not Groove.Swing)
        {
            return beat * SecondsPerBeat;
        }

        var whole = Math.Floor(beat);
        var part = beat - whole;
        var swung = part < 0.5 ? part * 4 / 3 : (2 + ((part - 0.5) * 2)) / 3;
        return (whole + swung) * SecondsPerBeat;
    }
}
