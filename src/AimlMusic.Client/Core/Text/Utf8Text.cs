using System.Text;

namespace AimlMusic.Core;

/// <summary>Converts received text to UTF-8 without a byte-order mark.</summary>
internal static class Utf8Text
{
    private static readonly Encoding[] Marked = [new UTF8Encoding(true), new UTF32Encoding(false, true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)];

    /// <param name="bytes">The text.</param>
    /// <param name="charset">The charset in the content type. A byte-order mark has priority.</param>
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

        // JSON in UTF-8 contains no zero byte, and its first character is ASCII (RFC 4627, 3).
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
            // An unknown charset is treated as UTF-8.
            return null;
        }
    }
}
