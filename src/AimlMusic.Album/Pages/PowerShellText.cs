using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AimlMusic.Album.Pages;

/// <summary>
/// Values as PowerShell literals, on one line. They contain no control characters: an escape sequence in a copied command could leave the
/// bracketed paste of a terminal.
/// </summary>
internal static class PowerShellText
{
    // PowerShell accepts typographic quotation marks as plain ones.
    private static readonly Regex Quotes = new("['\u2018\u2019\u201A\u201B]", RegexOptions.CultureInvariant);

    private static readonly Regex Controls = new(@"\p{Cc}", RegexOptions.CultureInvariant);

    /// <summary>One string.</summary>
    public static string Quote(string text) =>
        Lines(text) is { Count: > 1 } lines ? $"(({List(lines)}) -join \"`n\")" : QuoteLine(text);

    /// <summary>A list of strings.</summary>
    public static string List(IEnumerable<string> lines) => string.Join(", ", lines.Select(QuoteLine));

    /// <summary>The lines of a text.</summary>
    public static IReadOnlyList<string> Lines(string text) => text.Replace("\r\n", "\n").Split('\n', '\r');

    /// <summary>A JSON value.</summary>
    public static string Literal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"@{{ {string.Join("; ", value.Members().Select(member => $"{QuoteLine(member.Name)} = {Literal(member.Value)}"))} }}",
        JsonValueKind.Array => $"@({string.Join(", ", value.Items().Select(Literal))})",
        JsonValueKind.String => Quote(value.AsText() ?? ""),
        JsonValueKind.Number => Number(value),
        JsonValueKind.True => "$true",
        JsonValueKind.False => "$false",
        _ => "$null",
    };

    private static string QuoteLine(string text) => $"'{Quotes.Replace(Controls.Replace(text, " "), "$0$0")}'";

    // Not the text of the document: PowerShell reads 1e400 or 0x10 in its own way.
    private static string Number(JsonElement value) =>
        value.TryGetInt64(out var whole) ? whole.ToString(CultureInfo.InvariantCulture)
        : value.TryGetDouble(out var number) && !double.IsInfinity(number) ? number.ToString("R", CultureInfo.InvariantCulture)
        : "0";
}
