namespace AimlMusic;

/// <summary>Joins lines of lyrics to one text with uniform line breaks.</summary>
internal static class LyricsText
{
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r", "\u2028", "\u2029"];

    /// <summary>Joins lines with <c>\n</c>, without trailing spaces and without empty lines at both ends; null if nothing is left.</summary>
    public static string? Join(IEnumerable<string?>? lines)
    {
        var text = string.Join("\n", (lines ?? [])
            .SelectMany(line => (line ?? "").Split(LineEnds, StringSplitOptions.None))
            .Select(line => line.TrimEnd().TrimStart('\ufeff')));
        text = text.Trim('\n');
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>The first line that is sung: not a structure tag, and without the marks around tags; null if there is none.</summary>
    internal static string? FirstSung(string? lyrics) =>
        lyrics?.Split('\n').Select(text => text.Trim().Trim('#').Trim()).FirstOrDefault(text => text.Length > 0 && text[0] != '[');
}
