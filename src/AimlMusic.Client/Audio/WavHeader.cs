using System.Buffers.Binary;

namespace AimlMusic.Audio;

/// <summary>
/// The format and the samples of a WAV file. Sources: Microsoft, Multimedia Programming Interface and Data Specifications 1.0; for RF64 and BW64,
/// ITU-R BS.2088.
/// </summary>
internal static class WavHeader
{
    private const int FormatLength = 16;
    private const int Pcm = 1;

    // A streamed file has one of these sizes.
    private const uint LongestData = 0xffff0000;

    public static AudioFacts Read(Stream file, AudioFacts facts)
    {
        var format = new byte[FormatLength];
        if (RiffChunks.Find(file, "fmt ") is not { Length: >= FormatLength } chunk || !file.ReadAt(chunk.Content, format, FormatLength))
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
        if (RiffChunks.Find(file, "data") is not { } data)
        {
            return null;
        }

        var left = file.Length - data.Content;
        // The size in a streamed file is missing, or greater than the file.
        var isOpen = data.Length >= LongestData || (data.Length == 0 && !IsChunk(file, data.Content));
        return (data.Content, isOpen ? left : Math.Min(data.Length, left));
    }

    // Samples rarely look like the name of a chunk. Less than a chunk header is not sound either.
    private static bool IsChunk(Stream file, long at)
    {
        var header = new byte[RiffChunk.HeaderSize];
        return !file.ReadAt(at, header, RiffChunk.HeaderSize) || header.Take(4).All(letter => letter is >= 0x20 and < 0x7f);
    }

    private static int? Small(long number) => number is > 0 and < int.MaxValue ? (int)number : null;
}
