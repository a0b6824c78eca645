namespace AimlMusic.Audio;

/// <summary>The properties of an MPEG audio file, from its frames. A property that is not exact is omitted.</summary>
internal static class MpegHeader
{
    public static AudioFacts Read(Stream file, AudioFacts facts)
    {
        var scan = MpegScan.Read(file);
        return scan.First is not { } first ? facts : facts with
        {
            SampleRate = first.SampleRate,
            Channels = first.Channels,
            BitRate = scan.Frames == 0 ? null : scan.IsConstant ? first.BitRate : (int)(scan.Bytes * 8 / scan.Seconds),
            Duration = scan.IsWhole && scan.Frames > 0 ? TimeSpan.FromSeconds(scan.Seconds) : null,
        };
    }
}
