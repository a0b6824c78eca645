using System.Text;

namespace AimlMusic.Saving;

/// <summary>Prepares texts for tags.</summary>
internal static class TagText
{
    /// <summary>Lines that end with a line feed, as ID3 requires, without zeros, which would end the text.</summary>
    public static string? Lines(string? text)
    {
        text = text?.Replace("\r\n", "\n").Replace('\r', '\n').Replace("\0", "");
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>One line.</summary>
    public static string? Line(string? text) => Lines(text)?.Replace('\n', ' ').Trim();

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
