namespace AimlMusic.Sandbox;

/// <summary>One movement of money.</summary>
/// <param name="Number">Its place in the order of all: 0 for what the account held at first.</param>
/// <param name="Created">When it was.</param>
/// <param name="Direction">TOPUP or CHARGE.</param>
/// <param name="Type">What it was for.</param>
/// <param name="Usd">How much, always positive.</param>
/// <param name="Model">The model that was paid for.</param>
/// <param name="ReferenceId">For a song, its id.</param>
internal sealed record Transaction(
    int Number, DateTimeOffset Created, string Direction, string Type, decimal Usd, string? Model = null, string? ReferenceId = null);
