namespace AimlMusic.Sandbox.Music;

/// <summary>Looks for words in what people write.</summary>
internal static class WordSearch
{
    /// <summary>Whether a word of the text starts with the stem, in capitals or not.</summary>
    public static bool Finds(string stem, string text)
    {
        var at = text.IndexOf(stem, StringComparison.OrdinalIgnoreCase);
        while (at > 0 && char.IsLetterOrDigit(text[at - 1]))
        {
            at = text.IndexOf(stem, at + 1, StringComparison.OrdinalIgnoreCase);
        }

        return at >= 0;
    }
}
