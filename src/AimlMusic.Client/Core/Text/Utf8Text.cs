using System.Text;

namespace AimlMusic.Core;

/// <summary>Brings a text that somebody else wrote to UTF-8 without a byte-order mark.</summary>
internal static class Utf8Text
{
    private static readonly Encoding[] Marked = [new UTF8Encoding(true), new UTF32Encoding(false, true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)];

    /// <param name="bytes">The text.</param>
    /// <param name="charset">How it is encoded, as its content type says it; a byte-order mark knows better.</param>
    public static byte[] Of(byte[] bytes, string? charset)
    {
        foreach (var encoding in Marked)
        {
            var mark = encoding.GetPreamble();
            if (bytes.AsSpan().StartsWith(mark))
            {
                return Convert(bytes, mark.Length, encoding);
            }
        }

        // No JSON has a zero byte in UTF-8; its first character is one of ASCII (RFC 4627, 3).
        return bytes is [0, not 0, ..] ? Convert(bytes, 0, Encoding.BigEndianUnicode)
            : bytes is [not 0, 0, ..] ? Convert(bytes, 0, Encoding.Unicode)
            : Find(charset) is { } named ? Convert(bytes, 0, named)
            : bytes;
    }

    private static byte[] Convert(byte[] bytes, int from, Encoding encoding) =>
        encoding is UTF8Encoding ? bytes.AsSpan(from).ToArray() : Encoding.Convert(encoding, Encoding.UTF8, bytes, from, bytes.Length - from);

    private static Encoding? Find(string? charset)
    {
        try
        {
            return string.IsNullOrEmpty(charset) ? null : Encoding.GetEncoding(charset!.Trim('"', '\'', ' '));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            // Whatever that is: most likely it is UTF-8 all the same.
            return null;
        }
    }
}
