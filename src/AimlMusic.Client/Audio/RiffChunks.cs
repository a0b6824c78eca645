using System.Buffers.Binary;
using System.Text;

namespace AimlMusic.Audio;

/// <summary>
/// Reads the chunks of a RIFF, RF64 or AIFF file, in order, as their headers say. Sources: Microsoft, Multimedia Programming Interface and
/// Data Specifications 1.0; Apple, Audio Interchange File Format 1.3.
/// </summary>
internal static class RiffChunks
{
    /// <summary>The length of the header of a file.</summary>
    public const int FileHeader = 12;

    // A code page that has a character for each byte.
    private static readonly Encoding Latin1 = Encoding.GetEncoding("iso-8859-1");

    /// <param name="file">The file. It must be seekable.</param>
    /// <param name="start">The position of the first chunk.</param>
    /// <param name="isBigEndian">Whether it is an AIFF file.</param>
    public static IEnumerable<RiffChunk> Read(Stream file, long start = FileHeader, bool isBigEndian = false)
    {
        var header = new byte[RiffChunk.HeaderSize];
        for (var at = start; file.ReadAt(at, header, header.Length);)
        {
            var length = isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4)) : BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(4));
            RiffChunk chunk = new(Latin1.GetString(header, 0, 4), at, length);
            yield return chunk;
            at = chunk.Next;
        }
    }

    /// <summary>The first chunk with this id; null if there is none.</summary>
    public static RiffChunk? Find(Stream file, string id, bool isBigEndian = false)
    {
        foreach (var chunk in Read(file, FileHeader, isBigEndian))
        {
            if (chunk.Id == id)
            {
                return chunk;
            }
        }

        return null;
    }
}
