using System.Text.RegularExpressions;

namespace AimlMusic.Package.Reading;

/// <summary>A module manifest as text. Its strings and lists of strings can be read without PowerShell.</summary>
internal sealed partial class ManifestText(string text)
{
    private const string StringPattern = "'(?:[^']|'')*'";

    /// <summary>The string of a key; null if there is none.</summary>
    public string? Value(string key) =>
        Regex.Match(text, Assignment(key) + $"({StringPattern})") is { Success: true } match ? Unquote(match.Groups[1].Value) : null;

    /// <summary>The list of a key; empty if there is none.</summary>
    public IReadOnlyList<string> List(string key)
    {
        var list = Regex.Match(text, Assignment(key) + @"@\(([^)]*)\)").Groups[1].Value;
        return [.. QuotedString().Matches(CommentLine().Replace(list, "")).Select(match => Unquote(match.Value))];
    }

    /// <summary>The same manifest with another string for an existing key.</summary>
    public string With(string key, string value) =>
        Regex.Replace(text, $"({Assignment(key)}){StringPattern}", match => match.Groups[1].Value + Quote(value));

    private static string Assignment(string key) => $@"(?m)^[ \t]*{key}[ \t]*=[ \t]*";

    private static string Unquote(string quoted) => quoted[1..^1].Replace("''", "'", StringComparison.Ordinal);

    // PowerShell accepts typographic quotation marks as plain ones.
    private static string Quote(string value) => $"'{QuotationMark().Replace(value, "$0$0")}'";

    [GeneratedRegex(StringPattern)]
    private static partial Regex QuotedString();

    [GeneratedRegex(@"(?m)^\s*#.*$")]
    private static partial Regex CommentLine();

    [GeneratedRegex("['\u2018\u2019\u201A\u201B]")]
    private static partial Regex QuotationMark();
}
