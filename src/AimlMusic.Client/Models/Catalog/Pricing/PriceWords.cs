using System.Globalization;

namespace AimlMusic.Models;

/// <summary>Formats a price in words.</summary>
internal static class PriceWords
{
    public static string Of(PriceRate rate) => Number(rate.Price) + PerUnit(rate);

    public static string Of(ModelPricing pricing) => pricing.Kind switch
    {
        PriceKind.Fixed => string.Join(", ", pricing.Rates.Select(rate => Amount(pricing, rate.Price) + PerUnit(rate) + Sort(pricing, rate))),
        PriceKind.Variants when pricing.Rates.Count > 0 => Span(pricing) + By(pricing),
        PriceKind.Variable => "depends on the request",
        _ => "unknown",
    };

    // Rates for different units cannot be compared.
    private static string Span(ModelPricing pricing)
    {
        var (first, rates) = (pricing.Rates[0], pricing.Rates);
        if (rates.Any(rate => rate.Per != first.Per || rate.Unit != first.Unit))
        {
            return $"{rates.Count} rates";
        }

        var (least, most) = (rates.Min(rate => rate.Price), rates.Max(rate => rate.Price));
        return (least == most ? Amount(pricing, least) : $"{Amount(pricing, least)} to {Amount(pricing, most)}") + PerUnit(first);
    }

    private static string By(ModelPricing pricing) =>
        pricing.Dimensions.Count > 0 ? $", by {string.Join(" and ", pricing.Dimensions)}" : "";

    private static string Sort(ModelPricing pricing, PriceRate rate) =>
        pricing.Rates.Count > 1 && rate.Measure is { } measure ? $" ({measure})" : "";

    private static string PerUnit(PriceRate rate)
    {
        var unit = rate.Unit ?? "unit";
        return rate.Per == 1 ? $" per {unit}" : $" per {rate.Per.ToString("#,0.##", CultureInfo.InvariantCulture)} {(unit.EndsWith("s", StringComparison.Ordinal) ? unit : unit + "s")}";
    }

    private static string Amount(ModelPricing pricing, decimal price) =>
        pricing.Currency == "USD" ? "$" + Number(price) : $"{Number(price)} {pricing.Currency}";

    private static string Number(decimal price) => price.ToString("0.00########", CultureInfo.InvariantCulture);
}
