using System.Collections;
using System.Management.Automation.Language;

namespace AimlMusic.PowerShell;

/// <summary>
/// Completes the id of a model, with a tooltip about its use and its price. It sends no request; it uses the cached list of the
/// service, if there is one.
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

    // Names from the service go into the command line, so any special character is quoted.
    private static string Quote(string id) =>
        id[0] is not '-' && id.All(letter => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '/' or '.' or '-' or '_' or ':')
            ? id
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(id)}'";
}
