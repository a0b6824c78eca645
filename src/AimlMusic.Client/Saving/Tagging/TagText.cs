using System.Text;

namespace AimlMusic.Saving;

/// <summary>Texts as tags can hold them.</summary>
internal static class TagText
{
    /// <summary>Lines that end with a line feed, as ID3 wants them, and none of the zeros that would end the text too soon.</summary>
    public static string? Lines(string? text)
    {
        text = text?.Replace("\r\n", "\n").Replace('\r', '\n').Replace("\0", "");
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>One line.</summary>
    public static string? Line(string? text) => Lines(text)?.Replace('\n', ' ').Trim();

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
