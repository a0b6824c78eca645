using System.Globalization;
using System.Runtime.InteropServices;

namespace AimlMusic.Models;

/// <summary>Suggests the encoding in which a damaged text should have been read.</summary>
internal static class EncodingAdvice
{
    private const int Latin = 1252;
    private const int Utf8 = 65001;

    /// <summary>The message about a file that is not UTF-8.</summary>
    public static string ForFile =>
        $"it is not UTF-8 and has no byte-order mark of another encoding. It probably uses another code page: read it with 'Get-Content -Encoding {CodePage}', and pipe the lines instead of the file.";

    /// <summary>A sentence with the encoding to try, or null.</summary>
    public static string? For(string text)
    {
        var zeros = text.Count(letter => letter == '\0');
        if (zeros > 1 && zeros * 3 >= text.Length && zeros * 3 <= text.Length * 2)
        {
            // In UTF-16, every other byte of ASCII letters is zero; its position shows the byte order.
            return Try("The text contains zeros between its letters: it is probably UTF-16", text.IndexOf('\0') % 2 == 1 ? "unicode" : "bigendianunicode");
        }

        if (text.Any(letter => letter == '\ufffd'))
        {
            return Try("The text contains U+FFFD where bytes are not valid UTF-8: the file probably uses another code page", CodePage);
        }

        return text.Any(letter => letter is >= '\u0080' and <= '\u009f')
            ? Try("The text contains control characters instead of letters: the file was probably read in the wrong encoding", LooksLikeUtf8(text) ? "utf8" : CodePage)
            : null;
    }

    // Windows PowerShell accepts the code page of the system only by name.
    private static string CodePage => IsWindowsPowerShell ? "Default"
        : (CultureInfo.CurrentCulture.TextInfo.ANSICodePage is var page && page is > 0 and not Utf8 ? page : Latin).ToString(CultureInfo.InvariantCulture);

    private static bool IsWindowsPowerShell => RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    private static string Try(string what, string encoding) =>
        $"{what}. Read it with -Encoding {encoding}, as in 'Get-Content -Encoding {encoding}' or 'Import-Csv -Encoding {encoding}'.";

    // A lead byte of UTF-8 followed by a continuation byte, each decoded as a character.
    private static bool LooksLikeUtf8(string text) =>
        text.Where((letter, i) => letter is >= '\u00c2' and <= '\u00f4' && i + 1 < text.Length && text[i + 1] is >= '\u0080' and <= '\u00bf').Any();
}
