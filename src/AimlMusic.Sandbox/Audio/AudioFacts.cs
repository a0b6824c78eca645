namespace AimlMusic.Sandbox;

/// <summary>The properties of a song that are kept when its file is no longer in memory.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="SampleRate">The sample rate, in Hz.</param>
/// <param name="Frames">Samples of one channel.</param>
/// <param name="Channels">Channels in the file.</param>
/// <param name="Bitrate">The bit rate, in bit/s.</param>
/// <param name="ETag">The entity tag, quotes included.</param>
internal sealed record AudioFacts(int Size, int SampleRate, int Frames, int Channels, int Bitrate, string ETag)
{
    public long DurationMs => Frames * 1000L / SampleRate;
}
