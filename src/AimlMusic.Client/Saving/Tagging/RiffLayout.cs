using System.Buffers.Binary;
using System.Text;

namespace AimlMusic.Saving;

/// <summary>
/// The chunks of a RIFF WAVE file whose sizes are consistent. Only after the last chunk of such a file can chunks be added.
/// Source: Microsoft, Multimedia Programming Interface and Data Specifications 1.0.
/// </summary>
internal sealed class RiffLayout
{
    private const int MostChunks = 1000;

    private RiffLayout(long length, uint size, IReadOnlyList<RiffChunk> chunks) => (Length, Size, Chunks) = (length, size, chunks);

    public long Length { get; }

    /// <summary>The size in the header of the file.</summary>
    public uint Size { get; }

    public IReadOnlyList<RiffChunk> Chunks { get; }

    /// <exception cref="UntaggableException">The sizes are not consistent.</exception>
    public static RiffLayout Read(Stream file)
    {
        var head = new byte[RiffChunks.FileHeader];
        file.Seek(0, SeekOrigin.Begin);
        if (file.ReadFully(head, RiffChunks.FileHeader) < RiffChunks.FileHeader || Encoding.ASCII.GetString(head, 0, 4) != "RIFF" || Encoding.ASCII.GetString(head, 8, 4) != "WAVE")
        {
            throw new UntaggableException("it is no RIFF file of the plain kind");
        }

        var size = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4));
        List<RiffChunk> chunks = [.. RiffChunks.Read(file).Take(MostChunks)];
        if (chunks.Exists(chunk => chunk is { Id: "data", Length: 0 or uint.MaxValue }))
        {
            throw new UntaggableException("it was streamed, and does not tell its length");
        }

        // The padding of the last chunk may be missing, or not be counted.
        var (end, padding) = chunks is [.., var last] ? (last.Next, last.Length & 1) : (RiffChunks.FileHeader, 0);
        if (end - padding > file.Length)
        {
            throw new UntaggableException("it ends before its last chunk does");
        }

        if (end < file.Length && chunks.Count < MostChunks)
        {
            throw new UntaggableException("there are bytes behind its last chunk");
        }

        if (end < file.Length || (size + 8L != file.Length && size + 8L != end && size + 8L != end - padding))
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
        file.Seek(chunk.Content, SeekOrigin.Begin);
        return file.ReadFully(content, content.Length) == content.Length ? content : throw new EndOfStreamException();
    }
}
