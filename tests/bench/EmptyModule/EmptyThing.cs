namespace AimlMusic.Bench.Empty;

/// <summary>What Get-Empty writes, and the format file shows.</summary>
/// <param name="Name">Its name.</param>
public sealed record EmptyThing(string Name);
