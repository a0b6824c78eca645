namespace AimlMusic.Saving;

/// <summary>
/// What an mp3 begins with when it is tagged: the tag, in place of the first bytes that were served. A saver that streams reads
/// <see cref="Id3Header.Size"/> bytes, takes <see cref="LengthOfTag"/> of them, reads so many in all, writes <see cref="Build"/>'s
/// bytes, and then the rest as it comes.
/// </summary>
internal static class Mp3Prefix
{
    // A served tag is kept in ours so that the file as served can be had again; not one with pictures.
    private const int MostKept = 64 * 1024;

    /// <summary>How many bytes of the file are its own tag.</summary>
    /// <param name="head">The first <see cref="Id3Header.Size"/> bytes.</param>
    /// <exception cref="UntaggableException">It is broken, or too large to be read whole.</exception>
    public static int LengthOfTag(ReadOnlySpan<byte> head) => (Id3Header.Parse(head)?.TotalLength ?? 0) is var length && length <= Id3Tag.Most
        ? length
        : throw new UntaggableException($"it has an ID3 tag of {length} bytes");

    /// <param name="served">The file's own tag; empty where it has none.</param>
    /// <param name="tags">What to write.</param>
    /// <exception cref="UntaggableException">The file's own tag cannot be carried over.</exception>
    public static byte[] Build(byte[] served, SongTags tags) =>
        Id3Tag.Build(tags, served.Length == 0 ? [] : Id3Reader.Read(served), OriginalNote.OfMp3(served.Length <= MostKept ? served : null));
}
