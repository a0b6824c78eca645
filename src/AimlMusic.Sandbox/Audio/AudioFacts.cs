namespace AimlMusic.Sandbox;

/// <summary>What stays known about a song when its file is no longer kept.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="SampleRate">Frames a second.</param>
/// <param name="Frames">Samples of one channel.</param>
/// <param name="ETag">The entity tag, quotes included.</param>
internal sealed record AudioFacts(int Size, int SampleRate, int Frames, string ETag)
{
    public long DurationMs => Frames * 1000L / SampleRate;
}
