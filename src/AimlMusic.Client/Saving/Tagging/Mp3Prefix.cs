namespace AimlMusic.Saving;

/// <summary>
/// The start of a tagged MP3: the tag that replaces the first bytes as served. A streaming saver reads
/// <see cref="Id3Header.Size"/> bytes, passes them to <see cref="LengthOfTag"/>, reads that number of bytes in total, writes the result of
/// <see cref="Build"/>, and then the rest as it arrives.
/// </summary>
internal static class Mp3Prefix
{
    // The served tag is kept in the new one, so that the file can be restored; larger tags, with pictures, are not.
    private const int MostKept = 64 * 1024;

    /// <summary>The length of the tag of the file, in bytes.</summary>
    /// <param name="head">The first <see cref="Id3Header.Size"/> bytes.</param>
    /// <exception cref="UntaggableException">The tag is damaged, or too large for memory.</exception>
    public static int LengthOfTag(ReadOnlySpan<byte> head) => (Id3Header.Parse(head)?.TotalLength ?? 0) is var length && length <= Id3Tag.Most
        ? length
        : throw new UntaggableException($"it has an ID3 tag of {length} bytes");

    /// <param name="served">The tag of the file; empty if it has none.</param>
    /// <param name="tags">The tags to write.</param>
    /// <exception cref="UntaggableException">The tag of the file cannot be copied.</exception>
    public static byte[] Build(byte[] served, SongTags tags) =>
        Id3Tag.Build(tags, served.Length == 0 ? [] : Id3Reader.Read(served), OriginalNote.OfMp3(served.Length <= MostKept ? served : null));
}
