using System.Buffers.Binary;
using System.Text;

namespace AimlMusic;

/// <summary>
/// The first frame of an MPEG audio file, and the count of frames that encoders leave in it. Sources: ISO/IEC 11172-3 and 13818-3;
/// the Xing and VBRI headers as LAME and Fraunhofer write them.
/// </summary>
internal static class MpegHeader
{
    private const int FrameHeader = 4;
    private const int SearchedFor = 64 * 1024;
    private const int Id3Header = 10;

    private static readonly int[] Layer3Version1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
    private static readonly int[] Layer2Version1 = [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384];
    private static readonly int[] Layer1Version1 = [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448];
    private static readonly int[] Layer23Version2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Layer1Version2 = [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256];
    private static readonly int[] SampleRates = [44100, 48000, 32000];

    public static AudioFacts Read(Stream file, AudioFacts facts)
    {
        var buffer = new byte[SearchedFor];
        var audioAt = SkipId3(file, buffer);
        file.Seek(audioAt, SeekOrigin.Begin);
        var filled = file.ReadFully(buffer, buffer.Length);
        for (var at = 0; at + FrameHeader <= filled; at++)
        {
            // Noise looks like a frame now and then; it is followed by another only if it is one.
            if (Parse(buffer, at) is { } frame && (at + frame.Size + FrameHeader > filled || Parse(buffer, at + frame.Size) is not null))
            {
                return Describe(facts, frame, buffer, at, filled, facts.Length - audioAt - at);
            }
        }

        return facts;
    }

    private static long SkipId3(Stream file, byte[] buffer)
    {
        file.Seek(0, SeekOrigin.Begin);
        if (file.ReadFully(buffer, Id3Header) < Id3Header || Encoding.ASCII.GetString(buffer, 0, 3) != "ID3")
        {
            return 0;
        }

        // Seven bits a byte, and a footer of the same length where the flags say so.
        var length = (buffer[6] << 21) | (buffer[7] << 14) | (buffer[8] << 7) | buffer[9];
        return Id3Header + length + ((buffer[5] & 0x10) != 0 ? Id3Header : 0);
    }

    private static AudioFacts Describe(AudioFacts facts, Frame frame, byte[] buffer, int at, int filled, long bytes)
    {
        var frames = CountFrames(frame, buffer, at, filled);
        var seconds = frames is null ? bytes * 8.0 / frame.BitRate : (double)frames.Value * frame.Samples / frame.SampleRate;
        return facts with
        {
            SampleRate = frame.SampleRate,
            Channels = frame.Channels,
            BitRate = frames is null || seconds <= 0 ? frame.BitRate : (int)Math.Min(bytes * 8 / seconds, int.MaxValue),
            Duration = TimeSpan.FromSeconds(seconds),
        };
    }

    /// <summary>How many frames there are, where the first one says so: with a bit rate that changes nothing else does.</summary>
    private static uint? CountFrames(Frame frame, byte[] buffer, int at, int filled)
    {
        var xing = at + FrameHeader + frame.SideInformation;
        if (xing + 12 <= filled && Encoding.ASCII.GetString(buffer, xing, 4) is "Xing" or "Info" && (buffer[xing + 7] & 1) != 0)
        {
            return BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(xing + 8));
        }

        var vbri = at + FrameHeader + 32;
        return vbri + 18 <= filled && Encoding.ASCII.GetString(buffer, vbri, 4) == "VBRI"
            ? BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(vbri + 14))
            : null;
    }

    private static Frame? Parse(byte[] bytes, int at)
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
        return new Frame
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

    private readonly record struct Frame
    {
        public int BitRate { get; init; }

        public int SampleRate { get; init; }

        public int Channels { get; init; }

        public int Samples { get; init; }

        public int SlotSize { get; init; }

        public bool IsPadded { get; init; }

        public int SideInformation { get; init; }

        public int Size => ((Samples / 8 * BitRate / SampleRate / SlotSize) + (IsPadded ? 1 : 0)) * SlotSize;
    }
}
