using System.Text.Json;

namespace AimlMusic.Tests.Support;

/// <summary>A charge in the sandbox's own accounting.</summary>
public sealed record Charge(string Id, string? ClientRequestId, string Model, decimal Usd, string Status, bool Refunded, DateTimeOffset Created = default);

/// <summary>The sandbox's own accounting.</summary>
public sealed record Account(decimal Balance, decimal Charged, decimal Refunded, IReadOnlyList<Charge> Charges);

/// <summary>A request as the sandbox's journal has it.</summary>
public sealed record Entry(
    int Number, DateTimeOffset Time, string Route, string Method, string Path, string Query, bool Authorization, string? UserAgent, string? ClientRequestId, JsonElement? Body, int? Status);

/// <summary>The sandbox's journal.</summary>
public sealed record Journal(int Count, IReadOnlyList<Entry> Requests);
