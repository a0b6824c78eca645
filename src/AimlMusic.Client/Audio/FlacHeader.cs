namespace AimlMusic.Audio;

/// <summary>The stream information at the start of a FLAC file. Source: RFC 9639, section 8.2.</summary>
internal static class FlacHeader
{
    private const int SampleRateAt = 18;
    private const int End = 26;

    public static AudioFacts Read(byte[] head, AudioFacts facts)
    {
        // According to the format, the first block is the stream information.
        if (facts.Length < End || (head[4] & 0x7f) != 0)
        {
            return facts;
        }

        ulong bits = 0;
        for (var i = SampleRateAt; i < End; i++)
        {
            bits = (bits << 8) | head[i];
        }

        var sampleRate = (int)(bits >> 44);
        var samples = (long)(bits & 0xf_ffff_ffff);
        return sampleRate == 0 ? facts : facts with
        {
            SampleRate = sampleRate,
            Channels = (int)((bits >> 41) & 7) + 1,
            Duration = samples == 0 ? null : TimeSpan.FromSeconds((double)samples / sampleRate),
        };
    }
}
