namespace AimlMusic.Help.Pages;

/// <summary>An input or output type.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Description">The description.</param>
internal sealed record TypeNote(string Name, IReadOnlyList<string> Description);
