using System.Buffers.Binary;
using System.Text;

namespace AimlMusic.Saving;

/// <summary>
/// The chunks of a RIFF WAVE file whose sizes are consistent. Only after the last chunk of such a file can chunks be added.
/// Source: Microsoft, Multimedia Programming Interface and Data Specifications 1.0.
/// </summary>
internal sealed class RiffLayout
{
    private const int RiffHeader = 12;
    private const int MostChunks = 1000;

    private RiffLayout(long length, uint size, IReadOnlyList<RiffChunk> chunks) => (Length, Size, Chunks) = (length, size, chunks);

    public long Length { get; }

    /// <summary>The size in the header of the file.</summary>
    public uint Size { get; }

    public IReadOnlyList<RiffChunk> Chunks { get; }

    /// <exception cref="UntaggableException">The sizes are not consistent.</exception>
    public static RiffLayout Read(Stream file)
    {
        var head = new byte[RiffHeader];
        file.Seek(0, SeekOrigin.Begin);
        if (file.ReadFully(head, RiffHeader) < RiffHeader || Encoding.ASCII.GetString(head, 0, 4) != "RIFF" || Encoding.ASCII.GetString(head, 8, 4) != "WAVE")
        {
            throw new UntaggableException("it is no RIFF file of the plain kind");
        }

        var size = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
        List<RiffChunk> chunks = [];
        long at = RiffHeader;
        while (at < file.Length && chunks.Count < MostChunks)
        {
            chunks.Add(ReadChunk(file, at, head));
            at = chunks[^1].Next;
        }

        // The padding of the last chunk may be missing, or not be counted.
        if ((at != file.Length && at != file.Length + 1) || (size + 8L != file.Length && size + 8L != at && size + 8L != at - (chunks[^1].Length & 1)))
        {
            throw new UntaggableException("the sizes in its header are not those of the file");
        }

        return chunks.Exists(chunk => chunk.Id == "data") ? new RiffLayout(file.Length, size, chunks) : throw new UntaggableException("it has no samples");
    }

    /// <summary>The content of a chunk.</summary>
    public static byte[] ReadContent(Stream file, RiffChunk chunk)
    {
        if (chunk.Length > Id3Tag.Most)
        {
            throw new UntaggableException($"it has a tag of {chunk.Length} bytes");
        }

        var content = new byte[chunk.Length];
        file.Seek(chunk.At + RiffChunk.HeaderSize, SeekOrigin.Begin);
        return file.ReadFully(content, content.Length) == content.Length ? content : throw new EndOfStreamException();
    }

    private static RiffChunk ReadChunk(Stream file, long at, byte[] buffer)
    {
        file.Seek(at, SeekOrigin.Begin);
        if (file.ReadFully(buffer, RiffChunk.HeaderSize) < RiffChunk.HeaderSize)
        {
            throw new UntaggableException("there are bytes behind its last chunk");
        }

        RiffChunk chunk = new(Encoding.GetEncoding("iso-8859-1").GetString(buffer, 0, 4), at, BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(4)));
        if (chunk is { Id: "data", Length: 0 or uint.MaxValue })
        {
            throw new UntaggableException("it was streamed, and does not tell its length");
        }

        return at + RiffChunk.HeaderSize + chunk.Length <= file.Length ? chunk : throw new UntaggableException("it ends before its last chunk does");
    }
}
