using System.Text.Json;

namespace AimlMusic.Models;

/// <summary>
/// Reads the price of a model. If a rate cannot be read, the whole price is unknown, because a partial price is misleading.
/// Source: https://docs.aimlapi.com/api-references/service-endpoints/complete-model-list.
/// </summary>
internal static class PricingReader
{
    private const int MostRates = 500;

    // With fewer units, the price of one unit could exceed the range of decimal.
    private const decimal LeastUnits = 0.000001m;

    /// <summary>Reads the price, or returns null if there is none.</summary>
    public static ModelPricing? Read(JsonElement pricing)
    {
        if (pricing.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var read = pricing.Text("kind") switch
        {
            "fixed" => Of(PriceKind.Fixed, Rates(pricing.Child("units"), "name")),
            "variants" => new ModelPricing(Of(PriceKind.Variants, Rates(pricing.Child("variants"), "unit"))) { Dimensions = Dimensions(pricing) },
            "variable" => new ModelPricing { Kind = PriceKind.Variable },
            _ => new ModelPricing { Kind = PriceKind.Unknown },
        };
        return new(read) { Currency = pricing.Line("currency", 20)?.ToUpperInvariant() ?? "USD" };
    }

    private static ModelPricing Of(PriceKind kind, IReadOnlyList<PriceRate?> rates) =>
        rates.Count is 0 or > MostRates || rates.Contains(null) ? new() { Kind = PriceKind.Unknown } : new() { Kind = kind, Rates = [.. rates.Select(rate => rate!)] };

    private static IReadOnlyList<PriceRate?> Rates(JsonElement list, string unitField) =>
        [.. list.Items().Take(MostRates + 1).Select(item => Rate(item, unitField))];

    private static PriceRate? Rate(JsonElement item, string unitField)
    {
        // The number of units; 1 if the field is missing.
        var per = item.Child("per").ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? 1 : item.Number("per");
        return item.Number("price") is { } price and >= 0 && per >= LeastUnits
            ? new()
            {
                Price = price,
                Per = per.Value,
                Unit = item.Line(unitField, 60),
                Measure = item.Line("measure", 60),
                When = Conditions(item.Child("when")),
            }
            : null;
    }

    private static Dictionary<string, string> Conditions(JsonElement when)
    {
        Dictionary<string, string> conditions = new(StringComparer.Ordinal);
        foreach (var (name, value) in when.Members().Take(50))
        {
            if (value.AsText() is { } text)
            {
                conditions[SanitizeForTerminal.Of(name, 100)] = SanitizeForTerminal.Of(text, 100);
            }
            else if (value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            {
                conditions[SanitizeForTerminal.Of(name, 100)] = SanitizeForTerminal.Of(value.GetRawText(), 100);
            }
        }

        return conditions;
    }

    private static string[] Dimensions(JsonElement pricing) => [.. pricing.Child("dimensions").Lines(100).Take(20)];
}
