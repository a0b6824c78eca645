using System.Collections;
using System.Management.Automation.Language;

namespace AimlMusic.PowerShell;

/// <summary>Completes the id of a reference from those that this machine uploaded, the latest first. It sends no request.</summary>
public sealed class ReferenceCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = CompletionText.Word(wordToComplete);
        try
        {
            return
            [
                .. new KnownReferences(LedgerLocation.Find()).Read(AimlMusicEnvironment.AddressFor(fakeBoundParameters), DateTimeOffset.UtcNow)
                    .Select(reference => (Id: IdOf(reference, parameterName), reference.Path))
                    .Where(known => known.Id?.StartsWith(word, StringComparison.OrdinalIgnoreCase) == true)
                    .GroupBy(known => known.Id)
                    .Select(same => new CompletionResult(CompletionText.Quote(same.Key!), same.Key!, CompletionResultType.ParameterValue, SanitizeForTerminal.Of(same.First().Path))),
            ];
        }
        catch (AimlMusicException)
        {
            // The command itself reports it.
            return [];
        }
    }

    private static string? IdOf(MusicReference reference, string parameterName) => parameterName.ToUpperInvariant() switch
    {
        "VOICEID" => reference.VoiceId,
        "INSTRUMENTALID" => reference.InstrumentalId,
        _ => reference.CoverFeatureId,
    };
}
