namespace AimlMusic.Models;

/// <summary>Finds invalid characters in the texts of a request. The service would accept, sing and charge them.</summary>
internal static class TextValidator
{
    private const int MostNamed = 10;

    /// <summary>A sentence for each damaged text, and the recommended action after the last.</summary>
    public static IReadOnlyList<string> Find(MusicRequest request)
    {
        List<string> problems = [];
        SortedSet<string> advice = new(StringComparer.Ordinal);
        foreach (var (name, text) in RequestTexts.Of(request))
        {
            var places = FindIn(text).ToList();
            if (places.Count > 0)
            {
                var more = places.Count > MostNamed ? $", and {places.Count - MostNamed} more" : "";
                problems.Add($"{name} contains invalid characters: {string.Join(", ", places.Take(MostNamed))}{more}.");
                if (EncodingAdvice.For(text) is { } way)
                {
                    advice.Add(way);
                }
            }
        }

        if (advice.Count > 0)
        {
            problems[^1] += " " + string.Join(" ", advice);
        }

        return problems;
    }

    /// <summary>The position of each character, for example <c>line 2, character 5 (U+FFFD)</c>. A surrogate pair counts as one character.</summary>
    private static IEnumerable<string> FindIn(string text)
    {
        var (line, column) = (1, 0);
        for (var i = 0; i < text.Length; i++)
        {
            column++;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (text[i] is '\n' or '\r')
            {
                i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                (line, column) = (line + 1, 0);
            }
            else if (IsFault(text[i]))
            {
                yield return $"line {line}, character {column} (U+{(int)text[i]:X4})";
            }
        }
    }

    // U+FFFE and U+FFFF are not characters; U+FFFE is a byte-order mark in the wrong byte order.
    private static bool IsFault(char letter) => letter is '\ufffd' or '\ufffe' or '\uffff' || char.IsSurrogate(letter) || (char.IsControl(letter) && letter != '\t');
}
