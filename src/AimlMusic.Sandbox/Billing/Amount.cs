using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Money as the service writes it: in USD, and in credits.</summary>
internal static class Amount
{
    private const decimal CreditsPerUsd = 2_000_000m;

    public static long Credits(decimal usd) => (long)(usd * CreditsPerUsd);

    public static void Write(Utf8JsonWriter json, string name, decimal usd)
    {
        json.WriteStartObject(name);
        json.WriteNumber("usd", usd);
        json.WriteNumber("credits", Credits(usd));
        json.WriteEndObject();
    }
}
