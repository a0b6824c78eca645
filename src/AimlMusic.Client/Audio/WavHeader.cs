using System.Buffers.Binary;
using System.Text;

namespace AimlMusic;

/// <summary>The chunks of a RIFF WAVE file. Source: Microsoft, Multimedia Programming Interface and Data Specifications 1.0.</summary>
internal static class WavHeader
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;
    private const int FormatLength = 16;

    public static AudioFacts Read(Stream file, AudioFacts facts)
    {
        var buffer = new byte[FormatLength];
        var byteRate = 0u;
        for (long at = RiffHeader; at < file.Length && ReadAt(file, at, buffer, ChunkHeader);)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(4));
            switch (Encoding.ASCII.GetString(buffer, 0, 4))
            {
                case "fmt " when length >= FormatLength && ReadAt(file, at + ChunkHeader, buffer, FormatLength):
                    byteRate = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(8));
                    facts = facts with
                    {
                        Channels = BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(2)),
                        SampleRate = Small(BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(4))),
                        BitRate = Small(byteRate * 8L),
                    };
                    break;
                case "data" when byteRate > 0:
                    // A file that was written while it was made may promise more than there is.
                    return facts with { Duration = TimeSpan.FromSeconds((double)Math.Min(length, file.Length - at - ChunkHeader) / byteRate) };
                default:
                    break;
            }

            // Chunks begin at even places.
            at += ChunkHeader + length + (length & 1);
        }

        return facts;
    }

    private static bool ReadAt(Stream file, long at, byte[] buffer, int count)
    {
        file.Seek(at, SeekOrigin.Begin);
        return file.ReadFully(buffer, count) == count;
    }

    private static int? Small(long number) => number is > 0 and < int.MaxValue ? (int)number : null;
}
