using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace AimlMusic.Saving;

/// <summary>
/// The INFO list of a RIFF file. Its texts are in UTF-8, which current readers expect; the specification defines no encoding.
/// Source: Microsoft, Multimedia Programming Interface and Data Specifications 1.0.
/// </summary>
internal static class RiffInfo
{
    private const string Form = "INFO";

    /// <summary>Whether the content of a LIST chunk is an INFO list.</summary>
    public static bool Is(byte[] list) => list.Length >= Form.Length && Encoding.ASCII.GetString(list, 0, Form.Length) == Form;

    /// <summary>The items of existing lists, unchanged.</summary>
    public static IEnumerable<KeyValuePair<string, byte[]>> Read(byte[] list)
    {
        long at = Form.Length;
        using MemoryStream stream = new(list);
        foreach (var item in RiffChunks.Read(stream, at))
        {
            if (item.Content + item.Length > list.Length)
            {
                throw Broken();
            }

            yield return new(item.Id, list.AsSpan((int)item.Content, (int)item.Length).ToArray());
            at = item.Next;
        }

        if (at < list.Length)
        {
            throw Broken();
        }
    }

    /// <summary>A LIST chunk with the tags of a song, and the existing items that they do not replace.</summary>
    public static byte[] Build(SongTags tags, IEnumerable<KeyValuePair<string, byte[]>> theirs)
    {
        List<KeyValuePair<string, byte[]>> items = [.. Items(tags)];
        items.AddRange([.. theirs.Where(item => !items.Exists(ours => ours.Key == item.Key))]);
        return Chunk("LIST", [.. Encoding.ASCII.GetBytes(Form), .. items.SelectMany(item => Chunk(item.Key, item.Value))]);
    }

    /// <summary>A chunk, padded to an even length.</summary>
    public static byte[] Chunk(string id, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. Encoding.GetEncoding("iso-8859-1").GetBytes(id), .. length, .. content, .. new byte[content.Length & 1]];
    }

    // ISFT is kept for the encoder, like TSSE in ID3. ILYR is not specified, but used: FFmpeg and others ignore the texts of an
    // ID3 tag if there is an INFO list.
    private static IEnumerable<KeyValuePair<string, byte[]>> Items(SongTags tags)
    {
        foreach (var (id, text) in new[]
        {
            ("INAM", TagText.Line(tags.Title)),
            ("ICRD", tags.Date?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("ICMT", TagText.Lines(tags.Prompt)),
            ("ILYR", TagText.Lines(tags.Lyrics)),
        })
        {
            if (text is not null)
            {
                yield return new(id, [.. TagText.Utf8(text), 0]);
            }
        }
    }

    private static UntaggableException Broken() => new("it has an INFO list that cannot be read");
}
