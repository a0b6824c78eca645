using System.Collections;
using System.Management.Automation.Language;

namespace AimlMusic.PowerShell;

/// <summary>Completes the model's id, and says what each model is good for.</summary>
public sealed class ModelCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete?.Trim('\'', '"') ?? "";
        return MusicCatalog.Models
            .Where(model => model.Id.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            .Select(model => new CompletionResult(model.Id, model.Id, CompletionResultType.ParameterValue, model.Description));
    }
}
