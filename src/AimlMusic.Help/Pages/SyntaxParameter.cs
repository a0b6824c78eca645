namespace AimlMusic.Help.Pages;

/// <summary>A parameter in a syntax block.</summary>
/// <param name="Name">Its name, without the dash.</param>
/// <param name="Type">Its type, or null for a switch.</param>
/// <param name="IsRequired">Whether it is not in brackets.</param>
/// <param name="IsPositional">Whether its name is in brackets.</param>
internal sealed record SyntaxParameter(string Name, string? Type, bool IsRequired, bool IsPositional);
