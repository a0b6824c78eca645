using System.Management.Automation.Language;

namespace AimlMusic.PowerShell;

/// <summary>The text of a completion.</summary>
internal static class CompletionText
{
    /// <summary>The word that is being completed, without quotation marks.</summary>
    public static string Word(string? wordToComplete) => wordToComplete?.Trim('\'', '"') ?? "";

    /// <summary>Quotes an id, unless it is a plain word. Ids from the service go into the command line, so any special character is quoted.</summary>
    public static string Quote(string id) =>
        id.Length > 0 && id[0] is not '-' && id.All(letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '/' or '.' or '-' or '_' or ':')
            ? id
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(id)}'";
}
