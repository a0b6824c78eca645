namespace AimlMusic.Sandbox;

/// <summary>Why a generation ends without a song.</summary>
/// <param name="Name">The name of the error.</param>
/// <param name="Message">What a person should read.</param>
public sealed record GenerationFailure(string Name, string Message);
