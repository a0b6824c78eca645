using System.Buffers.Binary;
using System.Text;

namespace AimlMusic;

/// <summary>The first frame of an MPEG audio file, and the count of frames that encoders leave in it: the Xing and VBRI headers as LAME and Fraunhofer write them.</summary>
internal static class MpegHeader
{
    private const int SearchedFor = 64 * 1024;

    public static AudioFacts Read(Stream file, AudioFacts facts)
    {
        var buffer = new byte[SearchedFor];
        var audioAt = SkipId3(file, buffer);
        file.Seek(audioAt, SeekOrigin.Begin);
        var filled = file.ReadFully(buffer, buffer.Length);
        for (var at = 0; at + MpegFrame.HeaderLength <= filled; at++)
        {
            // Noise looks like a frame now and then; it is followed by another only if it is one.
            if (MpegFrame.Parse(buffer, at) is { } frame && (at + frame.Size + MpegFrame.HeaderLength > filled || MpegFrame.Parse(buffer, at + frame.Size) is not null))
            {
                return Describe(facts, frame, buffer, at, filled, facts.Length - audioAt - at);
            }
        }

        return facts;
    }

    private static long SkipId3(Stream file, byte[] buffer)
    {
        file.Seek(0, SeekOrigin.Begin);
        if (file.ReadFully(buffer, MpegFrame.Id3Header) < MpegFrame.Id3Header || Encoding.ASCII.GetString(buffer, 0, 3) != "ID3")
        {
            return 0;
        }

        return MpegFrame.TagLength(buffer);
    }

    private static AudioFacts Describe(AudioFacts facts, MpegFrame frame, byte[] buffer, int at, int filled, long bytes)
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
    private static uint? CountFrames(MpegFrame frame, byte[] buffer, int at, int filled)
    {
        var xing = at + MpegFrame.HeaderLength + frame.SideInformation;
        if (xing + 12 <= filled && Encoding.ASCII.GetString(buffer, xing, 4) is "Xing" or "Info" && (buffer[xing + 7] & 1) != 0)
        {
            return BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(xing + 8));
        }

        var vbri = at + MpegFrame.HeaderLength + 32;
        return vbri + 18 <= filled && Encoding.ASCII.GetString(buffer, vbri, 4) == "VBRI"
            ? BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(vbri + 14))
            : null;
    }
}
