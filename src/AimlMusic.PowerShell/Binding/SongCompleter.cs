using System.Collections;
using System.Globalization;
using System.Management.Automation.Language;

namespace AimlMusic.PowerShell;

/// <summary>
/// Completes the id of a song from the ledger, the latest first, by the beginning of the id or by a part of the title. The tooltip is
/// the title, the model and the status. It sends no request.
/// </summary>
public sealed class SongCompleter : IArgumentCompleter
{
    // The words of each song are read from the file for its tooltip.
    private const int Most = 100;
    private const int LongestTitle = 60;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = CompletionText.Word(wordToComplete);
        try
        {
            return [.. new SongLedger().Choose(all => all.Where(entry => IsFor(commandName, entry) && Matches(entry, word)).OrderByDescending(SubmittedAt).Take(Most)).Select(Result)];
        }
        catch (AimlMusicException)
        {
            // The command itself reports it.
            return [];
        }
    }

    private static bool IsFor(string commandName, LedgerEntry entry) =>
        Is(commandName, "Resume-AimlMusic") ? entry.IsUnsaved
        : !(Is(commandName, "Get-AimlMusicStatus") || Is(commandName, "Save-AimlMusic")) || (entry.Id is not null && (!entry.IsInProcess || entry.IsOfThisProcess));

    private static bool Is(string commandName, string name) => commandName.EndsWith(name, StringComparison.OrdinalIgnoreCase);

    private static bool Matches(LedgerEntry entry, string word) =>
        Key(entry).StartsWith(word, StringComparison.OrdinalIgnoreCase) || entry.Title?.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    private static DateTimeOffset SubmittedAt(LedgerEntry entry) => entry.SubmittedUtc ?? entry.ChangedUtc;

    private static string Key(LedgerEntry entry) => entry.Id ?? entry.ClientRequestId ?? "";

    private static CompletionResult Result(LedgerEntry entry)
    {
        var title = SanitizeForTerminal.Of(entry.Title ?? LyricsText.FirstSung(entry.Lyrics) ?? "untitled", LongestTitle);
        var time = SubmittedAt(entry).LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new(CompletionText.Quote(Key(entry)), Key(entry), CompletionResultType.ParameterValue, $"{title}, {entry.Model ?? "unknown model"}, {entry.Status}, {time}");
    }
}
