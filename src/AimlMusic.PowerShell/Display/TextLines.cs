namespace AimlMusic.PowerShell;

/// <summary>Breaks a text into lines between words. A table itself breaks lines within words.</summary>
internal static class TextLines
{
    private const string Ellipsis = "…";

    /// <param name="text">The text.</param>
    /// <param name="width">The cells of a line.</param>
    /// <param name="most">The largest number of lines; what is left over is replaced by an ellipsis.</param>
    public static string Of(string text, int width, int most = int.MaxValue)
    {
        List<string> lines = [];
        var rest = text.Trim();
        while (rest.Length > 0)
        {
            var isLast = lines.Count == most - 1;
            if (Cells(rest) <= width)
            {
                lines.Add(rest);
                break;
            }

            var length = Break(rest, isLast ? width - 1 : width);
            lines.Add(rest[..length].TrimEnd() + (isLast ? Ellipsis : ""));
            rest = isLast ? "" : rest[length..].TrimStart();
        }

        return string.Join("\n", lines);
    }

    // After the last space or punctuation mark that fits, but not within a number, or within a word that is longer than a line.
    private static int Break(string text, int width)
    {
        var (cells, fits, between) = (0, 0, 0);
        for (var i = 0; i < text.Length && (cells += CellsOf(text[i])) <= width; i++)
        {
            fits = char.IsHighSurrogate(text[i]) ? i : i + 1;
            var isInNumber = i + 1 < text.Length && char.IsDigit(text[i + 1]);
            between = char.IsWhiteSpace(text[i]) || (text[i] is '-' or '/' or '.' && !isInNumber) ? i + 1 : between;
        }

        return fits < text.Length && char.IsWhiteSpace(text[fits]) ? fits : between > 0 ? between : Math.Max(fits, 1);
    }

    private static int Cells(string text) => text.Sum(CellsOf);

    // East Asian letters take two cells; each half of a pair, such as that of an emoji, counts as one.
    private static int CellsOf(char letter) => letter is >= '\u1100' and <= '\u115f' or >= '\u2e80' and <= '\ua4cf' or >= '\uac00' and <= '\ud7a3'
        or >= '\uf900' and <= '\ufaff' or >= '\ufe30' and <= '\ufe6f' or >= '\uff00' and <= '\uff60' or >= '\uffe0' and <= '\uffe6' ? 2 : 1;
}
