using System.Text.RegularExpressions;

namespace AimlMusic.Core;

/// <summary>
/// Sanitizes texts from outside for output: one line of limited length, without control characters, escape sequences and bidirectional
/// formatting. For ids, which must not be changed, use <see cref="ServiceId"/>.
/// </summary>
internal static class SanitizeForTerminal
{
    // Control, formatting and unassigned characters, and lone surrogates. Surrogate pairs are kept.
    private const string Unfit = @"\p{Cc}\p{Cf}\p{Co}\p{Cn}\s";
    private const string Halves = @"[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]";

    private static readonly Regex UnfitRun = new($"(?:[{Unfit}]|{Halves})+", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static string Of(string text, int longest = 500)
    {
        var start = text.Length <= 8 * longest ? text : text[..(8 * longest)];
        var line = UnfitRun.Replace(start, " ").Trim();
        return line.Length <= longest ? line : line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)] + "…";
    }

    /// <summary>Whether a text is one word that needs no sanitizing.</summary>
    public static bool IsWord(string text) => !UnfitRun.IsMatch(text);
}
