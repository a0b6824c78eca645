using System.Collections;
using System.Management.Automation.Language;

namespace AimlMusic.PowerShell;

/// <summary>
/// Completes the model's id, and says what each model is good for and what it costs. It asks nobody: what the service listed
/// when it was last asked is kept.
/// </summary>
public sealed class ModelCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete?.Trim('\'', '"') ?? "";
        return CachedModels.For(fakeBoundParameters)
            .Where(model => model.IsCalled(name => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
            .Select(model => new CompletionResult(Quote(model.Id), model.Id, CompletionResultType.ParameterValue, ModelTip.Of(model)));
    }

    // The service's names go into the command line: whatever could mean something there is put in quotes.
    private static string Quote(string id) =>
        id[0] is not '-' && id.All(letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '/' or '.' or '-' or '_' or ':')
            ? id
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(id)}'";
}
