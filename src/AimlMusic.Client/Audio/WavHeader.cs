using System.Buffers.Binary;
using System.Text;

namespace AimlMusic.Audio;

/// <summary>
/// The chunks of a WAV file. Sources: Microsoft, Multimedia Programming Interface and Data Specifications 1.0; for RF64 and BW64,
/// ITU-R BS.2088.
/// </summary>
internal static class WavHeader
{
    private const int RiffHeader = 12;
    private const int ChunkHeader = 8;
    private const int FormatLength = 16;
    private const int Pcm = 1;

    // A streamed file has one of these sizes.
    private const uint LongestData = 0xffff0000;

    public static AudioFacts Read(Stream file, AudioFacts facts)
    {
        var format = new byte[FormatLength];
        if (Find(file, "fmt ") is not { Length: >= FormatLength } chunk || !file.ReadAt(chunk.At, format, FormatLength))
        {
            return facts;
        }

        var channels = BinaryPrimitives.ReadUInt16LittleEndian(format.AsSpan(2));
        var sampleRate = BinaryPrimitives.ReadUInt32LittleEndian(format.AsSpan(4));
        var block = BinaryPrimitives.ReadUInt16LittleEndian(format.AsSpan(12));
        // For uncompressed samples, the byte rate is computed, because the one in the header can be wrong.
        var byteRate = BinaryPrimitives.ReadUInt16LittleEndian(format) == Pcm && block > 0 ? sampleRate * (long)block : BinaryPrimitives.ReadUInt32LittleEndian(format.AsSpan(8));
        return facts with
        {
            Channels = channels,
            SampleRate = Small(sampleRate),
            BitRate = Small(byteRate * 8),
            Duration = byteRate > 0 && FindData(file) is { } data ? TimeSpan.FromSeconds((double)data.Length / byteRate) : null,
        };
    }

    /// <summary>The position of the samples and their actual length; null if there are none.</summary>
    public static (long At, long Length)? FindData(Stream file)
    {
        if (Find(file, "data") is not { } data)
        {
            return null;
        }

        var left = file.Length - data.At;
        // The size in a streamed file is missing, or greater than the file.
        var isOpen = data.Length >= LongestData || (data.Length == 0 && !IsChunk(file, data.At));
        return (data.At, isOpen ? left : Math.Min(data.Length, left));
    }

    /// <summary>The position of the content of a chunk, and the length in its header; null if there is none.</summary>
    public static (long At, long Length)? Find(Stream file, string name)
    {
        var header = new byte[ChunkHeader];
        for (long at = RiffHeader; at < file.Length && file.ReadAt(at, header, ChunkHeader);)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4));
            if (Encoding.ASCII.GetString(header, 0, 4) == name)
            {
                return (at + ChunkHeader, length);
            }

            // Chunks start at even positions.
            at += ChunkHeader + length + (length & 1);
        }

        return null;
    }

    // Samples rarely look like the name of a chunk. Less than a chunk header is not sound either.
    private static bool IsChunk(Stream file, long at)
    {
        var header = new byte[ChunkHeader];
        return !file.ReadAt(at, header, ChunkHeader) || header.Take(4).All(letter => letter is >= 0x20 and < 0x7f);
    }

    private static int? Small(long number) => number is > 0 and < int.MaxValue ? (int)number : null;
}
