namespace AimlMusic.Sandbox.Music;

/// <summary>What the accompanying parts know of a bar.</summary>
/// <param name="Style">The style of the song.</param>
/// <param name="Kind">The section.</param>
/// <param name="Beat">The beat the bar begins on.</param>
/// <param name="Chord">Its chord.</param>
/// <param name="Next">The chord of the bar after it.</param>
/// <param name="EndsPhrase">Whether a phrase ends with it.</param>
internal sealed record BarContext(SongStyle Style, SectionKind Kind, double Beat, Chord Chord, Chord Next, bool EndsPhrase)
{
    /// <summary>How loud to play.</summary>
    public double Loudness => Dynamics.Of(Kind);
}
