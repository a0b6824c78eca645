using System.Globalization;

namespace AimlMusic.Saving;

/// <summary>
/// Makes an ID3v2.4 tag of a song's tags, in UTF-8. Sources: https://id3.org/id3v2.4.0-structure, https://id3.org/id3v2.4.0-frames.
/// </summary>
internal static class Id3Tag
{
    /// <summary>A tag is held whole in memory; a larger one than this, with a picture of that size, is neither read nor made.</summary>
    public const int Most = 4 * 1024 * 1024;

    // The header's length of zeros: ExifTool, for one, looks for another frame behind the last.
    private const int Padding = 10;

    /// <param name="tags">What to write.</param>
    /// <param name="theirs">The frames of the tag that is there; those that say something else are kept.</param>
    /// <param name="note">How to find the bytes that were served, for <see cref="OriginalBytes"/>.</param>
    public static byte[] Build(SongTags tags, IReadOnlyList<Id3Frame>? theirs = null, byte[]? note = null)
    {
        theirs ??= [];
        if (theirs.Any(frame => OriginalNote.In(frame) is not null))
        {
            throw new UntaggableException("it is tagged already");
        }

        List<Id3Frame> frames = [.. Frames(tags)];
        frames.AddRange([.. theirs.Where(frame => !frames.Exists(ours => ours.IsSameAs(frame)))]);
        if (note is not null)
        {
            frames.Add(OriginalNote.Frame(note));
        }

        byte[] body = [.. frames.SelectMany(frame => frame.ToBytes()), .. new byte[Padding]];
        return body.Length + Id3Header.Size <= Most
            ? [.. "ID3"u8, 4, 0, 0, .. Id3Header.WriteLength(body.Length), .. body]
            : throw new UntaggableException($"its tag would have {body.Length} bytes");
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

        // TSSE stays the encoder's: this program encoded nothing.
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
