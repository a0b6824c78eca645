namespace AimlMusic.Sandbox;

/// <summary>One transaction of the account.</summary>
/// <param name="Number">The position in the order of all transactions: 0 for the initial balance.</param>
/// <param name="Created">The time.</param>
/// <param name="Direction">TOPUP or CHARGE.</param>
/// <param name="Type">The purpose.</param>
/// <param name="Usd">The amount, always positive.</param>
/// <param name="Model">The model.</param>
/// <param name="ReferenceId">For a song, its id.</param>
internal sealed record Transaction(
    int Number, DateTimeOffset Created, string Direction, string Type, decimal Usd, string? Model = null, string? ReferenceId = null);
