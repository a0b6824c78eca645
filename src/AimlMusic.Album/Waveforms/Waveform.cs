namespace AimlMusic.Album.Waveforms;

/// <summary>The loudness of a song over its length.</summary>
/// <param name="Levels">Points of equal length, each 0 (silence) to 255 (a sine wave at full scale, or louder).</param>
/// <param name="Duration">The length of the song.</param>
internal sealed record Waveform(byte[] Levels, TimeSpan Duration)
{
    /// <summary>The number of points. More than a screen shows of one song.</summary>
    public const int Points = 400;
}
