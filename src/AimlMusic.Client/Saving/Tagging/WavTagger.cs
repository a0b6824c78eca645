using System.Buffers.Binary;
using System.Text;

namespace AimlMusic.Saving;

/// <summary>
/// Tags a WAV file in place: an INFO list and an ID3 tag are added after its last chunk. Existing tags are copied to the new
/// ones, and their chunks become padding (<c>JUNK</c>), so that they do not contradict each other.
/// </summary>
internal static class WavTagger
{
    private const int SizeAt = 4;
    private const string Filling = "JUNK";

    public static async Task<TagOutcome> ApplyAsync(string path, SongTags tags, TimeProvider? time, CancellationToken cancellationToken)
    {
        using var file = FileLockRetry.Retry(() => new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 1, FileOptions.Asynchronous), time, cancellationToken: cancellationToken);
        var layout = RiffLayout.Read(file);
        var replaced = layout.Chunks.Where(chunk => IsTag(file, chunk)).ToList();
        byte[] added = [.. new byte[layout.Length & 1], .. Build(file, replaced, tags)];
        var length = layout.Length + added.Length;
        if (length - RiffChunk.HeaderSize > uint.MaxValue)
        {
            throw new UntaggableException("it would be larger than a RIFF file can be");
        }

        return new TagOutcome { Length = length, Sha256 = await WriteAsync(file, layout, replaced, added, cancellationToken).ConfigureAwait(false) };
    }

    private static bool IsTag(FileStream file, RiffChunk chunk) =>
        chunk.Id is "id3 " or "ID3 " || (chunk is { Id: "LIST", Length: <= Id3Tag.Most } && RiffInfo.Is(RiffLayout.ReadContent(file, chunk)));

    private static byte[] Build(FileStream file, List<RiffChunk> replaced, SongTags tags)
    {
        var infos = replaced.Where(chunk => chunk.Id == "LIST").SelectMany(chunk => RiffInfo.Read(RiffLayout.ReadContent(file, chunk))).ToList();
        var frames = replaced.Where(chunk => chunk.Id != "LIST").SelectMany(chunk => Id3Reader.Read(Trim(RiffLayout.ReadContent(file, chunk)))).ToList();
        return [.. RiffInfo.Build(tags, infos), .. RiffInfo.Chunk("id3 ", Id3Tag.Build(tags, frames))];
    }

    // Some programs count the padding.
    private static byte[] Trim(byte[] tag) =>
        tag is [.., 0] && Id3Header.Parse(tag)?.TotalLength == tag.Length - 1 ? tag.AsSpan(0, tag.Length - 1).ToArray() : tag;

    /// <summary>Writes the tags and returns the digest of the tagged file. If either fails, the file is unchanged.</summary>
    private static async Task<string> WriteAsync(FileStream file, RiffLayout layout, List<RiffChunk> replaced, byte[] added, CancellationToken cancellationToken)
    {
        try
        {
            file.Seek(layout.Length, SeekOrigin.Begin);
            await file.WriteAsync(added, 0, added.Length, cancellationToken).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
            replaced.ForEach(chunk => Write(file, chunk.At, Encoding.ASCII.GetBytes(Filling)));
            Write(file, SizeAt, Number((uint)(layout.Length + added.Length - RiffChunk.HeaderSize)));
            file.Flush(flushToDisk: true);
            // Its header was changed last, so the file can be hashed only now.
            file.Seek(0, SeekOrigin.Begin);
            return FileDigest.Sha256(file);
        }
        catch
        {
            // The song is complete without its tags.
            Write(file, SizeAt, Number(layout.Size));
            replaced.ForEach(chunk => Write(file, chunk.At, Encoding.ASCII.GetBytes(chunk.Id)));
            file.SetLength(layout.Length);
            throw;
        }
    }

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static void Write(FileStream file, long at, byte[] bytes)
    {
        file.Seek(at, SeekOrigin.Begin);
        file.Write(bytes, 0, bytes.Length);
    }
}
