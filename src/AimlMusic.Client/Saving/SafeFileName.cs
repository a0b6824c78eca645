using System.Globalization;
using System.Text;

namespace AimlMusic;

/// <summary>Creates a file name from any text. The name contains no path and is valid on Windows and Linux.</summary>
internal static class SafeFileName
{
    private const int MostCharacters = 100;

    // ext4 and most other file systems permit 255 bytes. The rest is for a short id, the extension and the ending of partial files.
    private const int MostBytes = 200;

    private static readonly HashSet<string> DeviceNames = new(
        [
            "CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$",
            .. Enumerable.Range(0, 10).SelectMany(number => new[] { "COM" + number, "LPT" + number }),
            "COM¹", "COM²", "COM³", "LPT¹", "LPT²", "LPT³",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The text as a file name without extension; null if no character can be used.</summary>
    public static string? Create(string? text) => Create(Whole(text).Normalize(NormalizationForm.FormC), Shorten);

    /// <summary>Corrects a name that the user specified. It is neither truncated nor normalized.</summary>
    internal static string? Correct(string name) => Create(Whole(name), whole => whole);

    /// <summary>Whether the characters of a name that the user specified are valid.</summary>
    public static bool IsSafe(string name) => Correct(name) == name;

    /// <summary>Removes the last character of a name, and characters that are not valid at the end.</summary>
    internal static string WithoutLast(string name) =>
        name[..StringInfo.ParseCombiningCharacters(name)[^1]].TrimEnd(' ', '.') is { Length: > 0 } shorter ? shorter : "_";

    private static string? Create(string text, Func<string, string> shorten)
    {
        StringBuilder name = new();
        foreach (var letter in text)
        {
            name.Append(letter == '\t' || IsAllowed(letter) ? letter : '_');
        }

        var cut = shorten(Collapse(name.ToString())).TrimStart(' ', '.', '-').TrimEnd(' ', '.');
        if (cut.All(letter => letter is '_' or ' ' or '.'))
        {
            return null;
        }

        return DeviceNames.Contains(cut.Split('.')[0].TrimEnd()) ? shorten("_" + cut).TrimEnd(' ', '.') : cut;
    }

    // Lone surrogates and noncharacters cannot be normalized, and not every file system supports them.
    private static string Whole(string? text)
    {
        StringBuilder whole = new();
        for (var i = 0; i < text?.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            whole.Append(isPair ? text.Substring(i++, 2) : char.IsSurrogate(text[i]) || text[i] is '\ufffe' or '\uffff' ? "_" : text.Substring(i, 1));
        }

        return whole.ToString();
    }

    private static bool IsAllowed(char letter) =>
        !"<>:\"/\\|?*".Contains(letter.ToString())
        && char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    private static string Collapse(string name) =>
        string.Join(" ", name.Split([' ', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));

    private static string Shorten(string name)
    {
        StringBuilder cut = new();
        var elements = StringInfo.GetTextElementEnumerator(name);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (cut.Length + element.Length > MostCharacters || Encoding.UTF8.GetByteCount(cut + element) > MostBytes)
            {
                break;
            }

            cut.Append(element);
        }

        return cut.ToString();
    }
}
