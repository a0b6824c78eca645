namespace AimlMusic.Sandbox;

/// <summary>What stays known about a song when its file is no longer kept.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="SampleRate">Frames a second.</param>
/// <param name="Frames">Samples of one channel.</param>
/// <param name="Channels">Channels in the file.</param>
/// <param name="Bitrate">Bits a second.</param>
/// <param name="ETag">The entity tag, quotes included.</param>
internal sealed record AudioFacts(int Size, int SampleRate, int Frames, int Channels, int Bitrate, string ETag)
{
    public long DurationMs => Frames * 1000L / SampleRate;
}
