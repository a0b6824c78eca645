using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>The usage of the key for one model on one day.</summary>
/// <param name="Day">The day in UTC, its midnight.</param>
/// <param name="Model">The model; null if the service does not name it.</param>
/// <param name="Usd">The sum in US dollars.</param>
/// <param name="Credits">The sum in credits.</param>
/// <param name="Requests">All requests, failed ones included.</param>
/// <param name="Charged">The requests that were charged.</param>
internal sealed record UsageGroup(DateTimeOffset Day, string? Model, decimal Usd, decimal Credits, long Requests, long Charged)
{
    /// <summary>The group, or null if a field is missing. A sum is never incomplete.</summary>
    public static UsageGroup? Read(JsonElement group)
    {
        var spend = group.Child("spend");
        var usd = group.Number("spend") ?? spend.Number("usd");
        var requests = group.Child("requests");
        var charged = Count(requests, "charged");
        return (group.Moment("day") ?? group.Moment("date")) is { } day && usd is { } sum && charged is { } paid
            ? new(new(day.UtcDateTime.Date, TimeSpan.Zero), group.Line("model"), sum, spend.Number("credits") ?? sum * AccountUsage.CreditsPerUsd, Math.Max(paid, Count(requests, "total") ?? paid), paid)
            : null;
    }

    internal static long? Count(JsonElement element, string name) =>
        element.Number(name) is { } number && number >= 0 && decimal.Truncate(number) == number ? (long)number : null;
}
