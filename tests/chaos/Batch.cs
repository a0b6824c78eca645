namespace AimlMusic.Chaos;

/// <summary>Some songs that one script asks for.</summary>
/// <param name="Number">Which batch it is, from 0.</param>
/// <param name="Prompts">The songs.</param>
/// <param name="TablePath">The same as a table of comma-separated values.</param>
internal sealed record Batch(int Number, IReadOnlyList<string> Prompts, string TablePath);
