namespace AimlMusic.Chaos;

/// <summary>The songs of one script.</summary>
/// <param name="Number">The number of the batch, from 0.</param>
/// <param name="Prompts">The songs.</param>
/// <param name="TablePath">The same as a CSV file.</param>
internal sealed record Batch(int Number, IReadOnlyList<string> Prompts, string TablePath);
