using System.Text.RegularExpressions;

namespace AimlMusic.Core;

/// <summary>
/// The one sanitiser of what somebody else wrote: one line, not too long, without anything that a terminal would obey or that turns
/// the text about. What is no text but a name that must stay as it is, is a <see cref="ServiceId"/>.
/// </summary>
internal static class SanitizeForTerminal
{
    // Control characters, marks of direction, letters that are not assigned, and halves of a pair; whole pairs are letters like others.
    private const string Unfit = @"\p{Cc}\p{Cf}\p{Co}\p{Cn}\s";
    private const string Halves = @"[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]";

    private static readonly Regex UnfitRun = new($"(?:[{Unfit}]|{Halves})+", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static string Of(string text, int longest = 500)
    {
        var start = text.Length <= 8 * longest ? text : text[..(8 * longest)];
        var line = UnfitRun.Replace(start, " ").Trim();
        return line.Length <= longest ? line : line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)] + "…";
    }

    /// <summary>Whether a text is one word that can be shown as it is.</summary>
    public static bool IsWord(string text) => !UnfitRun.IsMatch(text);
}
