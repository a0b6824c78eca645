using System.Text.Json;

namespace AimlMusic.Tests.Catalog;

public sealed class PricingTests
{
    [Theory]
    [InlineData("""{"kind":"fixed","currency":"USD","units":[{"name":"generation","measure":"request","price":0.15,"per":1}]}""", PriceKind.Fixed, "$0.15 per generation")]
    [InlineData("""{"kind":"fixed","units":[{"name":"second","price":"0.0035"}]}""", PriceKind.Fixed, "$0.0035 per second")]
    [InlineData("""{"kind":"fixed","currency":"eur","units":[{"name":"generation","price":2,"per":1}]}""", PriceKind.Fixed, "2.00 EUR per generation")]
    [InlineData("""{"kind":"fixed","units":[{"price":1}]}""", PriceKind.Fixed, "$1.00 per unit")]
    [InlineData(
        """{"kind":"fixed","units":[{"name":"token","measure":"input","price":0.5,"per":1000000},{"name":"token","measure":"output","price":3.25,"per":1000000}]}""",
        PriceKind.Fixed, "$0.50 per 1,000,000 tokens (input), $3.25 per 1,000,000 tokens (output)")]
    [InlineData(
        """{"kind":"variants","dimensions":["resolution"],"variants":[{"when":{"resolution":"1080p"},"price":0.65,"unit":"second","per":1},{"when":{"resolution":"720p"},"price":0.39,"unit":"second","per":1}]}""",
        PriceKind.Variants, "$0.39 to $0.65 per second, by resolution")]
    [InlineData("""{"kind":"variants","variants":[{"price":1,"unit":"second"},{"price":1,"unit":"second"}]}""", PriceKind.Variants, "$1.00 per second")]
    [InlineData("""{"kind":"variants","dimensions":["a","b"],"variants":[{"price":1,"unit":"second"},{"price":9,"unit":"song"}]}""", PriceKind.Variants, "2 rates, by a and b")]
    [InlineData("""{"kind":"variable","currency":"USD"}""", PriceKind.Variable, "depends on the request")]
    [InlineData("""{"kind":"auction","units":[{"price":1}]}""", PriceKind.Unknown, "unknown")]
    public void Price_is_described_in_plain_text(string json, PriceKind kind, string words)
    {
        var pricing = Read(json)!;

        Assert.Equal((kind, words), (pricing.Kind, pricing.ToString()));
    }

    [Theory]
    [InlineData("""{"kind":"fixed"}""")]
    [InlineData("""{"kind":"fixed","units":{}}""")]
    [InlineData("""{"kind":"fixed","units":[]}""")]
    [InlineData("""{"kind":"fixed","units":[7]}""")]
    [InlineData("""{"kind":"fixed","units":[{"price":0.1},{"price":null}]}""")]
    [InlineData("""{"kind":"fixed","units":[{"price":-0.1}]}""")]
    [InlineData("""{"kind":"fixed","units":[{"price":0.1,"per":0}]}""")]
    [InlineData("""{"kind":"fixed","units":[{"price":0.1,"per":"all"}]}""")]
    [InlineData("""{"kind":"fixed","units":[{"price":1e999}]}""")]
    [InlineData("""{"kind":7}""")]
    [InlineData("{}")]
    public void Incomplete_price_is_unknown(string json)
    {
        var pricing = Read(json)!;

        Assert.Equal(PriceKind.Unknown, pricing.Kind);
        Assert.Empty(pricing.Rates);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("0.15")]
    public void Price_that_is_not_an_object_is_ignored(string json) => Assert.Null(Read(json));

    [Fact]
    public void Price_has_its_numbers_and_conditions()
    {
        var rate = Assert.Single(Read(
            """{"kind":"variants","dimensions":["n"],"variants":[{"when":{"n":2,"loud":true,"format":"wa\u0007v","deep":{"x":1},"bad\ud800":"x","lone":"\ud800"},"price":0.39,"unit":"second","per":1000}]}""")!.Rates);

        Assert.Equal((0.39m, 1000m, "second"), (rate.Price, rate.Per, rate.Unit));
        Assert.Equal(new Dictionary<string, string> { ["n"] = "2", ["loud"] = "true", ["format"] = "wa v" }, rate.When);
        Assert.Equal("0.39 per 1,000 seconds", rate.ToString());
    }

    private static ModelPricing? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return PricingReader.Read(document.RootElement);
    }
}
