using System.Text;

namespace AimlMusic.Saving;

/// <summary>One frame of an ID3v2.4 tag. Source: https://id3.org/id3v2.4.0-frames.</summary>
/// <param name="Id">Four letters or digits.</param>
/// <param name="Flags">Two bytes of flags, in the format of version 4.</param>
/// <param name="Body">The content after the header of the frame.</param>
internal sealed record Id3Frame(string Id, int Flags, byte[] Body)
{
    /// <summary>The length of the id, the length and the flags before the content.</summary>
    public const int HeaderSize = 10;

    private const string UserText = "TXXX";
    private const byte Utf8 = 3;

    // The code for an unknown language. Players show the lyrics for any language.
    private static readonly byte[] NoLanguage = [(byte)'X', (byte)'X', (byte)'X'];

    public static Id3Frame Text(string id, string text) => new(id, 0, [Utf8, .. TagText.Utf8(text)]);

    public static Id3Frame OfUser(string name, string text) => new(UserText, 0, [Utf8, .. TagText.Utf8(name), 0, .. TagText.Utf8(text)]);

    public static Id3Frame Lyrics(string text) => new("USLT", 0, [Utf8, .. NoLanguage, 0, .. TagText.Utf8(text)]);

    /// <summary>Whether a tag can contain only one of the two frames.</summary>
    public bool IsSameAs(Id3Frame other) => (Id, other.Id) switch
    {
        (UserText, UserText) => string.Equals(Name, other.Name, StringComparison.OrdinalIgnoreCase),
        ("USLT", "USLT") => Name == other.Name && Body.AsSpan(1, 3).SequenceEqual(other.Body.AsSpan(1, 3)),
        // In version 3, the date consists of four frames.
        ("TDRC", "TYER" or "TDAT" or "TIME" or "TRDA") => true,
        _ => Id == other.Id && Id[0] == 'T',
    };

    public byte[] ToBytes() =>
        [.. Encoding.ASCII.GetBytes(Id), .. Id3Header.WriteLength(Body.Length), (byte)(Flags >> 8), (byte)Flags, .. Body];

    // The name of a compressed or encrypted frame cannot be read. Such a frame equals no other.
    private string? Name
    {
        get
        {
            var at = Id == "USLT" ? 4 : 1;
            if ((Flags & 0xff) != 0 || Body.Length < at)
            {
                return null;
            }

            var rest = Body.AsSpan(at).ToArray();
            var (encoding, width) = Body[0] switch
            {
                0 => (Encoding.GetEncoding("iso-8859-1"), 1),
                1 => (rest is [0xfe, 0xff, ..] ? Encoding.BigEndianUnicode : Encoding.Unicode, 2),
                2 => (Encoding.BigEndianUnicode, 2),
                _ => (Encoding.UTF8, 1),
            };
            var end = 0;
            while (end + width <= rest.Length && (rest[end] != 0 || rest[end + width - 1] != 0))
            {
                end += width;
            }

            return encoding.GetString(rest, 0, end).TrimStart('\ufeff');
        }
    }
}
