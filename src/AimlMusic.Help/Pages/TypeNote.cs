namespace AimlMusic.Help.Pages;

/// <summary>A type that goes in or comes out.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Description">What it is here.</param>
internal sealed record TypeNote(string Name, IReadOnlyList<string> Description);
