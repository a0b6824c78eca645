using System.Text.Json;

namespace AimlMusic.Tests.Submitting.Spending;

public sealed class SongPriceTests
{
    [Theory]
    [InlineData("""{"kind":"fixed","units":[{"name":"generation","measure":"request","price":0.15,"per":1}]}""", null, "0.15")]
    [InlineData("""{"kind":"fixed","units":[{"name":"songs","price":15,"per":100}]}""", null, "0.15")]
    [InlineData("""{"kind":"fixed","units":[{"price":1}]}""", null, "1")]
    [InlineData("""{"kind":"fixed","units":[{"name":"second","price":0.01}]}""", 30.0, "0.30")]
    [InlineData("""{"kind":"fixed","units":[{"name":"minute","price":0.6}]}""", 61.0, "1.2")]
    [InlineData("""{"kind":"fixed","units":[{"name":"second","price":0.01}]}""", null, null)]
    [InlineData("""{"kind":"fixed","units":[{"name":"token","price":0.01,"per":1000000}]}""", 30.0, null)]
    [InlineData("""{"kind":"fixed","currency":"EUR","units":[{"price":1}]}""", null, null)]
    [InlineData("""{"kind":"fixed","units":[{"price":1},{"price":2}]}""", null, null)]
    [InlineData("""{"kind":"variable"}""", 30.0, null)]
    [InlineData("""{"kind":"variants","variants":[{"when":{"seconds_total":"30"},"price":2,"unit":"generation"},{"when":{"seconds_total":"47"},"price":3,"unit":"generation"}]}""", 30.0, "2")]
    [InlineData("""{"kind":"variants","variants":[{"when":{"seconds_total":"30"},"price":2,"unit":"generation"},{"when":{"seconds_total":"47"},"price":3,"unit":"generation"}]}""", null, "3")]
    [InlineData("""{"kind":"variants","variants":[{"when":{"seconds_total":"30"},"price":2,"unit":"generation"}]}""", 47.0, null)]
    public void Price_is_either_known_or_null(string json, double? seconds, string? price)
    {
        using var document = JsonDocument.Parse(json);
        MusicRequest request = new() { Model = "stable-audio", Prompt = "rain", DurationSec = seconds };

        Assert.Equal(price is null ? null : decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), SongPrice.Of(request, PricingReader.Read(document.RootElement)));
    }
}
