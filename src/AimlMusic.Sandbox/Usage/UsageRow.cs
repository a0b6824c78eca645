namespace AimlMusic.Sandbox;

/// <summary>One request of a key, as the usage counts it.</summary>
/// <param name="Created">When it was made.</param>
/// <param name="Model">The model; null where the request named none.</param>
/// <param name="IsCharged">Whether it was charged.</param>
/// <param name="Usd">What it cost; zero where it failed.</param>
internal sealed record UsageRow(DateTimeOffset Created, string? Model, bool IsCharged, decimal Usd);
