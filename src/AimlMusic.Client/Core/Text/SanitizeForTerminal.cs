using System.Globalization;
using System.Text;

namespace AimlMusic.Core;

/// <summary>
/// Sanitizes texts from outside for output: one line of limited length, without control characters, escape sequences and bidirectional
/// formatting. For ids, which must not be changed, use <see cref="ServiceId"/>.
/// </summary>
internal static class SanitizeForTerminal
{
    public static string Of(string text, int longest = 500)
    {
        var start = text.Length <= 8 * longest ? text : text[..(8 * longest)];
        var line = IsWord(start) ? start : WithSpaces(start);
        return line.Length <= longest ? line : line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)] + "…";
    }

    /// <summary>Whether a text is one word that needs no sanitizing.</summary>
    public static bool IsWord(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (IsUnfit(text, at))
            {
                return false;
            }
        }

        return true;
    }

    // One space for each run of unfit characters, but none at the ends.
    private static string WithSpaces(string text)
    {
        StringBuilder line = new(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsUnfit(text, at))
            {
                line.Append(text[at]);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }

    // White space, control, formatting, private and unassigned characters, and lone surrogates. Surrogate pairs are kept.
    private static bool IsUnfit(string text, int at) => text[at] is var unit && char.IsHighSurrogate(unit) ? at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])
        : char.IsLowSurrogate(unit) ? at == 0 || !char.IsHighSurrogate(text[at - 1])
        : char.IsWhiteSpace(unit) || CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
