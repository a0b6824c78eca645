using System.Collections;
using System.Management.Automation.Language;

namespace AimlMusic.PowerShell;

/// <summary>Completes a parameter for which the model accepts only certain values.</summary>
public sealed class ChoiceCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var name = fakeBoundParameters?["Model"]?.ToString() ?? MusicCatalog.DefaultModel;
        var model = CachedModels.For(fakeBoundParameters).Find(name) ?? MusicCatalog.Find(name);
        var choices = Enum.TryParse<MusicParameter>(parameterName, true, out var parameter) ? model.RuleFor(parameter)?.Choices : null;
        return (choices ?? [])
            .Select(choice => choice.ToString()!)
            .Where(choice => choice.StartsWith(wordToComplete ?? "", StringComparison.OrdinalIgnoreCase))
            .Select(choice => new CompletionResult(choice));
    }
}
