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
        var word = CompletionText.Word(wordToComplete);
        return CachedModels.For(fakeBoundParameters)
            .Where(model => model.IsCalled(name => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0))
            .Select(model => new CompletionResult(CompletionText.Quote(model.Id), model.Id, CompletionResultType.ParameterValue, ModelTip.Of(model)));
    }
}
