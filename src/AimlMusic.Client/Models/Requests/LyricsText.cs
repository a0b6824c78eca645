namespace AimlMusic;

/// <summary>Puts lyrics that came as lines, or from another system, into one text.</summary>
public static class LyricsText
{
    private static readonly string[] LineEnds = ["\r\n", "\n", "\r", "\u2028", "\u2029"];

    /// <summary>The lines as one text with <c>\n</c> between them, without blanks at their ends and empty lines around them; null where nothing is left.</summary>
    public static string? Join(IEnumerable<string?>? lines)
    {
        var text = string.Join("\n", (lines ?? [])
            .SelectMany(line => (line ?? "").Split(LineEnds, StringSplitOptions.None))
            .Select(line => line.TrimEnd().TrimStart('\ufeff')));
        text = text.Trim('\n');
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }
}
