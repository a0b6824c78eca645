using System.Globalization;

namespace AimlMusic.Saving;

/// <summary>
/// Creates the ID3v2.4 tag of a song, in UTF-8. Sources: https://id3.org/id3v2.4.0-structure, https://id3.org/id3v2.4.0-frames.
/// </summary>
internal static class Id3Tag
{
    /// <summary>The maximum size of a tag. A larger one, with a large picture, is neither read nor created, because tags are held in memory.</summary>
    public const int Most = 4 * 1024 * 1024;

    // Zeros of the length of a frame header, because ExifTool and others look for another frame after the last one.
    private const int Padding = 10;

    /// <param name="tags">The tags.</param>
    /// <param name="theirs">The frames of the existing tag. Those that are not replaced are kept.</param>
    public static byte[] Build(SongTags tags, IReadOnlyList<Id3Frame>? theirs = null)
    {
        List<Id3Frame> frames = [.. Frames(tags)];
        frames.AddRange([.. (theirs ?? []).Where(frame => !frames.Exists(ours => ours.IsSameAs(frame)))]);
        // Before a frame is written, because the length of a frame of any size cannot be.
        var length = frames.Sum(frame => (long)Id3Frame.HeaderSize + frame.Body.Length) + Padding;
        return length + Id3Header.Size <= Most
            ? [.. "ID3"u8, 4, 0, 0, .. Id3Header.WriteLength((int)length), .. frames.SelectMany(frame => frame.ToBytes()), .. new byte[Padding]]
            : throw new UntaggableException($"its tag would have {length} bytes");
    }

    private static IEnumerable<Id3Frame> Frames(SongTags tags)
    {
        if (TagText.Line(tags.Title) is { } title)
        {
            yield return Id3Frame.Text("TIT2", title);
        }

        if (tags.Date is { } date)
        {
            yield return Id3Frame.Text("TDRC", date.UtcDateTime.ToString("s", CultureInfo.InvariantCulture));
        }

        // TSSE is kept, because it names the encoder, and this program encoded nothing.
        foreach (var (name, text) in new[]
        {
            ("PROMPT", tags.Prompt),
            ("MODEL", tags.Model),
            ("GENERATION_ID", tags.GenerationId),
            ("CLIENT_REQUEST_ID", tags.ClientRequestId),
            ("SOFTWARE", tags.Software),
        })
        {
            if (TagText.Lines(text) is { } given)
            {
                yield return Id3Frame.OfUser(name, given);
            }
        }

        if (TagText.Lines(tags.Lyrics) is { } lyrics)
        {
            yield return Id3Frame.Lyrics(lyrics);
        }
    }
}
