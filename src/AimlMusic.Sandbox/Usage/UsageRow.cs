namespace AimlMusic.Sandbox;

/// <summary>One request of a key.</summary>
/// <param name="Created">The time of the request.</param>
/// <param name="Model">The model; null if the request has none.</param>
/// <param name="IsCharged">Whether it was charged.</param>
/// <param name="Usd">The cost; zero if it failed.</param>
internal sealed record UsageRow(DateTimeOffset Created, string? Model, bool IsCharged, decimal Usd);
