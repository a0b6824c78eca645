namespace AimlMusic;

/// <summary>Joins lines of lyrics to one text with uniform line breaks.</summary>
public static class LyricsText
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
}
