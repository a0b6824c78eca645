using System.Text.Json;
using System.Text.Json.Nodes;

namespace AimlMusic.Submitting;

/// <summary>Computes the cost of a song from the price of its model, if it can be known before the request.</summary>
internal static class SongPrice
{
    private const double SecondsPerMinute = 60;

    // The words of the service for one song. A missing unit is one as well.
    private static readonly string[] Songs = ["", "generation", "request", "song", "track", "audio", "music", "unit", "call"];

    /// <summary>The price in US dollars, or null if it cannot be computed. It is never less than the actual cost.</summary>
    public static decimal? Of(MusicRequest request, ModelPricing? pricing) => pricing switch
    {
        { Kind: PriceKind.Fixed, Currency: "USD", Rates.Count: 1 } => Of(request, pricing.Rates[0]),
        { Kind: PriceKind.Variants, Currency: "USD" } => Dearest(request, pricing.Rates),
        _ => null,
    };

    // The service chooses values that are not specified, so the most expensive matching rate is used.
    private static decimal? Dearest(MusicRequest request, IReadOnlyList<PriceRate> rates)
    {
        var body = RequestBody.Create(request);
        var fitting = rates.Where(rate => rate.When.All(condition => Find(body, condition.Key) is not { } given || given == condition.Value)).ToList();
        var prices = fitting.ConvertAll(rate => Of(request, rate));
        return prices.Count == 0 || prices.Contains(null) ? null : prices.Max();
    }

    private static decimal? Of(MusicRequest request, PriceRate rate)
    {
        var unit = Singular(rate.Unit);
        return Songs.Contains(unit, StringComparer.OrdinalIgnoreCase) ? rate.Price / rate.Per
            : request.DurationSec is not { } seconds ? null
            : unit is "second" or "sec" or "s" ? rate.Price / rate.Per * (decimal)Math.Ceiling(seconds)
            : unit is "minute" or "min" ? rate.Price / rate.Per * (decimal)Math.Ceiling(seconds / SecondsPerMinute)
            : null;
    }

    private static string Singular(string? unit)
    {
        var name = (unit ?? "").Trim().ToLowerInvariant();
        return name.Length > 1 && name.EndsWith("s", StringComparison.Ordinal) ? name[..^1] : name;
    }

    private static string? Find(JsonObject body, string field)
    {
        JsonNode? node = body;
        foreach (var name in field.Split('.'))
        {
            node = (node as JsonObject)?[name];
        }

        return node is JsonValue value ? value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString() : null;
    }
}
