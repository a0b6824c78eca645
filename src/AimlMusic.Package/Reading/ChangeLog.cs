using System.Text.RegularExpressions;

namespace AimlMusic.Package.Reading;

/// <summary>The release notes: the section of the change log for a version.</summary>
internal static class ChangeLog
{
    /// <summary>The text under the heading of a version; null if there is none.</summary>
    public static string? Section(string markdown, string version)
    {
        var pattern = $@"(?ms)^## {Regex.Escape(version)}(?: [^\n]*)?\n(.*?)(?=^## |\z)";
        var text = Regex.Match(markdown.ReplaceLineEndings("\n"), pattern).Groups[1].Value.Trim();
        return text.Length == 0 ? null : text;
    }
}
