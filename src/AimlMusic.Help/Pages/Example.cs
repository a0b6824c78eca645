namespace AimlMusic.Help.Pages;

/// <summary>An example.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Code">The code, verbatim.</param>
/// <param name="Remarks">The explanation.</param>
internal sealed record Example(string Title, string Code, IReadOnlyList<string> Remarks);
