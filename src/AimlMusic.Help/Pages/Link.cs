namespace AimlMusic.Help.Pages;

/// <summary>A related link.</summary>
/// <param name="Text">The text.</param>
/// <param name="Uri">The address; empty for another page of the module, which Get-Help finds by its name.</param>
internal sealed record Link(string Text, string Uri);
