namespace AimlMusic.Saving;

/// <summary>
/// The start of a tagged MP3: the tag that replaces the first bytes as served. A streaming saver reads
/// <see cref="Id3Header.Size"/> bytes, passes them to <see cref="LengthOfTag"/>, reads that number of bytes in total, writes the result of
/// <see cref="Build"/>, and then the rest as it arrives.
/// </summary>
internal static class Mp3Prefix
{
    /// <summary>The length of the tag of the file, in bytes.</summary>
    /// <param name="head">The first <see cref="Id3Header.Size"/> bytes.</param>
    /// <exception cref="UntaggableException">The tag is damaged, or too large for memory.</exception>
    public static int LengthOfTag(ReadOnlySpan<byte> head)
    {
        if (!Id3Header.IsAt(head))
        {
            return 0;
        }

        var length = (Id3Header.Parse(head) ?? throw Id3Reader.Broken()).TotalLength;
        return length <= Id3Tag.Most ? length : throw new UntaggableException($"it has an ID3 tag of {length} bytes");
    }

    /// <param name="served">The tag of the file; empty if it has none.</param>
    /// <param name="tags">The tags to write.</param>
    /// <exception cref="UntaggableException">The tag of the file cannot be copied.</exception>
    public static byte[] Build(byte[] served, SongTags tags) =>
        Id3Tag.Build(tags, served.Length == 0 ? [] : Id3Reader.Read(served));
}
