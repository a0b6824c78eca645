namespace AimlMusic.Sandbox;

/// <summary>The reason why a generation fails.</summary>
/// <param name="Name">The name of the error.</param>
/// <param name="Message">The message for users.</param>
public sealed record GenerationFailure(string Name, string Message);
