using System.Text.RegularExpressions;

namespace AimlMusic;

/// <summary>Makes one line, not too long, of a text that somebody else wrote, without anything that a terminal would obey.</summary>
internal static class OneLine
{
    public static string Of(string text, int longest = 500)
    {
        var start = text.Length <= 8 * longest ? text : text[..(8 * longest)];
        var line = Regex.Replace(start, @"[\p{C}\s]+", " ", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim();
        return line.Length <= longest ? line : line[..longest] + "…";
    }
}
