namespace AimlMusic.Sandbox;

/// <summary>The format of an MPEG Layer III file with frames of equal size. ISO/IEC 11172-3 (MPEG-1) from 32 kHz, 13818-3 (MPEG-2) below.</summary>
internal sealed class Mp3Format
{
    private const int SamplesPerGranule = 576;
    // The delay of encoder and decoder.
    private const int Delay = 1105;
    private const int LowestOfMpeg1 = 32_000;
    private const int HighestMonoBitrate = 64_000;

    private static readonly int[] Mpeg1Kilobits = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Mpeg2Kilobits = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Mpeg1Rates = [44_100, 48_000, 32_000];
    private static readonly int[] Mpeg2Rates = [22_050, 24_000, 16_000];

    /// <param name="sampleRate">Frames a second: one of the six of MPEG-1 and MPEG-2.</param>
    /// <param name="bitrate">The requested bit rate, in bit/s. The maximum of MPEG-2 is 160,000.</param>
    public Mp3Format(int sampleRate, int bitrate)
    {
        SampleRate = sampleRate;
        IsMpeg1 = sampleRate >= LowestOfMpeg1;
        RateIndex = Array.IndexOf(IsMpeg1 ? Mpeg1Rates : Mpeg2Rates, sampleRate);
        var kilobits = IsMpeg1 ? Mpeg1Kilobits : Mpeg2Kilobits;
        BitrateIndex = Array.FindLastIndex(kilobits, rate => rate * 1000 <= bitrate);
        Bitrate = kilobits[BitrateIndex] * 1000;
        // At such a low bit rate, one channel sounds better.
        Channels = Bitrate <= HighestMonoBitrate ? 1 : 2;
        FrameSize = SamplesPerFrame / 8 * Bitrate / SampleRate;
    }

    public int SampleRate { get; }

    public int Bitrate { get; }

    public int Channels { get; }

    public bool IsMpeg1 { get; }

    public int RateIndex { get; }

    public int BitrateIndex { get; }

    /// <summary>Bytes.</summary>
    public int FrameSize { get; }

    public int Granules => IsMpeg1 ? 2 : 1;

    public int SamplesPerFrame => Granules * SamplesPerGranule;

    public int SideInfoSize => (IsMpeg1, Channels) switch
    {
        (true, 1) => 17,
        (true, _) => 32,
        (false, 1) => 9,
        _ => 17,
    };

    /// <summary>How many frames bring so many samples out of a decoder.</summary>
    public int FramesFor(int samples) => (samples + Delay + SamplesPerFrame - 1) / SamplesPerFrame;
}
