namespace AimlMusic.Audio;

/// <summary>The header of an MPEG audio frame. Sources: ISO/IEC 11172-3 and 13818-3.</summary>
internal readonly record struct MpegFrame
{
    public const int HeaderLength = 4;

    private static readonly int[] Layer3Version1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Layer2Version1 = [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384];
    private static readonly int[] Layer1Version1 = [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448];
    private static readonly int[] Layer23Version2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Layer1Version2 = [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256];
    private static readonly int[] SampleRates = [44100, 48000, 32000];

    public int BitRate { get; init; }

    public int SampleRate { get; init; }

    public int Channels { get; init; }

    public int Samples { get; init; }

    public int SlotSize { get; init; }

    public bool IsPadded { get; init; }

    public int SideInformation { get; init; }

    public int Size => ((Samples / 8 * BitRate / SampleRate / SlotSize) + (IsPadded ? 1 : 0)) * SlotSize;

    /// <summary>The frame at a position; null if there is none.</summary>
    public static MpegFrame? Parse(byte[] bytes, int at)
    {
        if (bytes[at] != 0xff || (bytes[at + 1] & 0xe0) != 0xe0)
        {
            return null;
        }

        var version = (bytes[at + 1] >> 3) & 3;
        var layer = 4 - ((bytes[at + 1] >> 1) & 3);
        var rate = bytes[at + 2] >> 4;
        var sampling = (bytes[at + 2] >> 2) & 3;
        if (version == 1 || layer == 4 || rate is 0 or 15 || sampling == 3)
        {
            return null;
        }

        var isVersion1 = version == 3;
        var table = (isVersion1, layer) switch
        {
            (true, 1) => Layer1Version1,
            (true, 2) => Layer2Version1,
            (true, _) => Layer3Version1,
            (false, 1) => Layer1Version2,
            _ => Layer23Version2,
        };
        var channels = (bytes[at + 3] >> 6) == 3 ? 1 : 2;
        return new MpegFrame
        {
            BitRate = table[rate] * 1000,
            // Version 2 halves the rates, and 2.5 halves them again.
            SampleRate = SampleRates[sampling] / (isVersion1 ? 1 : version == 2 ? 2 : 4),
            Channels = channels,
            Samples = layer == 1 ? 384 : layer == 2 || isVersion1 ? 1152 : 576,
            SlotSize = layer == 1 ? 4 : 1,
            IsPadded = (bytes[at + 2] & 2) != 0,
            SideInformation = isVersion1 ? (channels == 1 ? 17 : 32) : (channels == 1 ? 9 : 17),
        };
    }
}
