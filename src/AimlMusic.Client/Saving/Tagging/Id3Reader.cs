using System.Buffers.Binary;
using System.Text;

namespace AimlMusic.Saving;

/// <summary>
/// Reads the frames of a tag of version 3 or 4, in the format of version 4. It is strict: a tag that it does not understand completely is
/// not changed. Sources: https://id3.org/id3v2.3.0, https://id3.org/id3v2.4.0-structure.
/// </summary>
internal static class Id3Reader
{
    // These frames contain positions in the file, which change when a tag grows. The first two contain other frames.
    private static readonly string[] Immovable = ["CHAP", "CTOC", "ASPI"];

    public static UntaggableException Broken() => new("it has an ID3 tag that cannot be read");

    /// <param name="tag">The whole tag.</param>
    /// <exception cref="UntaggableException">The tag cannot be copied completely to another tag.</exception>
    public static IReadOnlyList<Id3Frame> Read(byte[] tag)
    {
        if (Id3Header.Parse(tag) is not { } header || tag.Length != header.TotalLength)
        {
            throw Broken();
        }

        if (header.Version is not (3 or 4) || (header.Flags & (header.Version == 3 ? 0x1f : 0x0f)) != 0)
        {
            throw new UntaggableException($"it has an ID3 tag of another kind (version 2.{header.Version})");
        }

        // In version 4, each frame is unsynchronised separately.
        var body = tag.AsSpan(Id3Header.Size, header.BodyLength).ToArray();
        body = header is { Version: 3, IsUnsynchronised: true } ? Resynchronise(body) : body;
        List<Id3Frame> frames = [];
        for (var at = header.HasExtension ? ExtensionLength(body, header) : 0; at < body.Length && !IsPadding(body, at);)
        {
            var length = FrameLength(body, at, header);
            frames.Add(ReadFrame(body, at, length, header));
            at += Id3Frame.HeaderSize + length;
        }

        return frames;
    }

    // The extended header contains padding, checksums and restrictions, which are not valid after a change.
    private static int ExtensionLength(byte[] body, Id3Header header)
    {
        const int Least = 6;
        var length = body.Length < Least ? null
            : header.Version == 4 ? Id3Header.ReadLength(body)
            : 4 + (long?)BinaryPrimitives.ReadUInt32BigEndian(body);
        return length >= Least && length <= body.Length ? (int)length : throw Broken();
    }

    private static bool IsPadding(byte[] body, int at) =>
        body[at] == 0 && (Array.TrueForAll(body.AsSpan(at).ToArray(), value => value == 0) ? true : throw Broken());

    private static int FrameLength(byte[] body, int at, Id3Header header)
    {
        if (at + Id3Frame.HeaderSize > body.Length)
        {
            throw Broken();
        }

        var length = header.Version == 4 ? Id3Header.ReadLength(body.AsSpan(at + 4)) : (long?)BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(at + 4));
        return length <= body.Length - at - Id3Frame.HeaderSize ? (int)length : throw Broken();
    }

    private static Id3Frame ReadFrame(byte[] body, int at, int length, Id3Header header)
    {
        var id = Encoding.ASCII.GetString(body, at, 4);
        if (!id.All(letter => letter is >= 'A' and <= 'Z' or >= '0' and <= '9'))
        {
            throw Broken();
        }

        if (Immovable.Contains(id))
        {
            throw new UntaggableException($"it has an ID3 tag with places in the file ({id})");
        }

        var content = body.AsSpan(at + Id3Frame.HeaderSize, length).ToArray();
        var (status, format) = (body[at + 8], body[at + 9]);
        if (header.Version == 4)
        {
            // Bit 1 applies unsynchronisation to one frame, as the header does to all.
            return new Id3Frame(id, (status << 8) | format | (header.IsUnsynchronised ? 2 : 0), content);
        }

        return format == 0
            ? new Id3Frame(id switch { "TORY" => "TDOR", "IPLS" => "TIPL", _ => id }, (status >> 1) << 8, content)
            : throw new UntaggableException("it has an ID3 tag with compressed or encrypted frames");
    }

    /// <summary>Removes the zero after each 255.</summary>
    private static byte[] Resynchronise(byte[] body) =>
        [.. body.Where((value, i) => value != 0 || i == 0 || body[i - 1] != 0xff)];
}
