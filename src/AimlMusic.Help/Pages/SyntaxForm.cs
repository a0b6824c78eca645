namespace AimlMusic.Help.Pages;

/// <summary>One parameter set, as the page's syntax block shows it.</summary>
/// <param name="Name">The name of the set; empty if the cmdlet has only one.</param>
/// <param name="Parameters">Its parameters, in the order of the block.</param>
internal sealed record SyntaxForm(string Name, IReadOnlyList<SyntaxParameter> Parameters);
