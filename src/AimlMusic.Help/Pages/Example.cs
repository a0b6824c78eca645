namespace AimlMusic.Help.Pages;

/// <summary>An example.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Code">The code, verbatim.</param>
/// <param name="Remarks">What is said of it.</param>
internal sealed record Example(string Title, string Code, IReadOnlyList<string> Remarks);
