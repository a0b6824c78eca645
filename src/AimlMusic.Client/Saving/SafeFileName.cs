using System.Globalization;
using System.Text;

namespace AimlMusic;

/// <summary>Makes a file name of any text: one that stays in its folder and works on Windows and Linux alike.</summary>
public static class SafeFileName
{
    private const int MostCharacters = 100;

    // ext4 and most others end at 255 bytes; the rest is for a short id, the extension and the partial file's mark.
    private const int MostBytes = 200;

    private static readonly HashSet<string> DeviceNames = new(
        [
            "CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$",
            .. Enumerable.Range(0, 10).SelectMany(number => new[] { "COM" + number, "LPT" + number }),
            "COM¹", "COM²", "COM³", "LPT¹", "LPT²", "LPT³",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The text as a file name, without an extension of its own; null where nothing of it can be kept.</summary>
    public static string? Create(string? text) => Create(Whole(text).Normalize(NormalizationForm.FormC), Shorten);

    /// <summary>The same of a name that a user chose: neither cut, nor its letters composed.</summary>
    internal static string? Correct(string name) => Create(Whole(name), whole => whole);

    /// <summary>Whether a name that a user chose can be used as it is, as far as its letters go.</summary>
    public static bool IsSafe(string name) => Correct(name) == name;

    /// <summary>A name without its last letter, and without what may not be at the end.</summary>
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

    // Half of a character, and what never is one, can be neither normalized nor written to every file system.
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
