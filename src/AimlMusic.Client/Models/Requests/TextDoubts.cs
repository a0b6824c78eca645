using System.Text.RegularExpressions;

namespace AimlMusic.Models;

/// <summary>Finds lyrics and prompts that are probably not intended, such as the path of a file or JSON.</summary>
internal static class TextDoubts
{
    // Sufficient to recognize a list of paths.
    private const int MostPaths = 20;
    private const int LongestHead = 50;

    private static readonly Regex Yaml = new(@"^[\w-]+:(\s|$)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private static readonly HashSet<string> Columns = new(Enum.GetNames(typeof(MusicParameter)).Append("Title").Append("Model"), StringComparer.OrdinalIgnoreCase);
    private static readonly char[] PathMarks = ['.', '/', '\\'];
    private static readonly string[] TextFiles = [".txt", ".md", ".lrc", ".csv", ".json", ".docx"];
    private static readonly char[] Separators = [',', ';', '\t'];
    private static readonly string[] Markup = ["<!doctype", "<html", "<?xml", "<svg"];

    /// <param name="request">The request.</param>
    /// <param name="isFile">Whether a file with that path exists.</param>
    public static IEnumerable<TextDoubt> Find(MusicRequest request, Func<string, bool> isFile) =>
        new[] { Look(nameof(request.Lyrics), request.Lyrics, isFile), Look(nameof(request.Prompt), request.Prompt, isFile) }.OfType<TextDoubt>();

    private static TextDoubt? Look(string field, string? given, Func<string, bool> isFile)
    {
        var text = given?.Trim() ?? "";
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        return text.Length == 0 ? null
            : text.StartsWith(@"{\rtf", StringComparison.Ordinal) ? new(field, "RTF", "Save it as plain text.")
            : Markup.Any(mark => text.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) ? new(field, "HTML or XML", "Extract the text from it.")
            : IsJson(text) ? new(field, "JSON", "Convert it with ConvertFrom-Json, and pipe the objects.")
            : HasFrontMatter(lines) ? new(field, "a text with YAML front matter", "Remove the lines from --- to ---.")
            : IsTable(lines) ? new(field, "a table (CSV)", "Read it with Import-Csv; each row is then a song.")
            : ArePaths(lines, isFile) ? new(field, "the path of a file", "Read it with Get-Content, or specify it with -LiteralPath, which makes one song per file.") { IsCertain = lines.Length == 1 && text.IndexOfAny(PathMarks) >= 0 }
            : IsMissingPath(lines) ? new(field, "the path of a file that does not exist", "Correct the path, and specify it with -LiteralPath.")
            : null;
    }

    // [Verse] is not JSON.
    private static bool IsJson(string text)
    {
        if (text[0] is not ('{' or '['))
        {
            return false;
        }

        using var document = JsonReading.Parse(System.Text.Encoding.UTF8.GetBytes(text));
        return document?.RootElement is { } root
            && (root.ValueKind == System.Text.Json.JsonValueKind.Object || root.EnumerateArray().Any(item => item.ValueKind == System.Text.Json.JsonValueKind.Object));
    }

    private static bool HasFrontMatter(string[] lines)
    {
        var head = lines[0].TrimEnd() == "---" ? lines.Skip(1).Take(LongestHead).TakeWhile(line => line.TrimEnd() is not ("---" or "...")).ToList() : [];
        return head.Count > 0 && head.Count < lines.Length - 1 && head.Count < LongestHead && Yaml.IsMatch(head[0]);
    }

    private static bool IsTable(string[] lines) =>
        lines[0].StartsWith("#TYPE ", StringComparison.Ordinal)
        || Separators.Any(separator => Cells(lines[0], separator).Count(Columns.Contains) > 1)
        || (lines.Length > 1 && Separators.Any(separator => IsHeader(lines[0], lines[1], separator) || lines.Take(2).All(line => IsQuotedRow(line, separator))));

    private static List<string> Cells(string line, char separator) => [.. line.Split(separator).Select(cell => cell.Trim().Trim('"'))];

    private static bool IsHeader(string first, string second, char separator)
    {
        var cells = Cells(first, separator);
        return cells.Count > 1 && second.Contains(separator.ToString()) && cells.Any(Columns.Contains);
    }

    private static bool IsQuotedRow(string line, char separator) => line.StartsWith("\"", StringComparison.Ordinal) && line.Contains($"\"{separator}\"");

    private static bool IsMissingPath(string[] lines) => lines is [var line] && line.IndexOf(' ') < 0 && TextFiles.Any(extension => line.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    // A UNC path is not accessed, because the access itself would send the user's identity to that machine.
    private static bool ArePaths(string[] lines, Func<string, bool> isFile)
    {
        var names = lines.Select(line => line.Trim()).Where(line => line.Length > 0).Take(MostPaths).ToList();
        return names.All(name => !name.StartsWith(@"\\", StringComparison.Ordinal) && !name.StartsWith("//", StringComparison.Ordinal) && isFile(name));
    }
}
