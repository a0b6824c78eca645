using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Writes a model in the format of the list.</summary>
internal static class ListedModel
{
    private const string Type = "internal/audio-generations/submit";
    private const string Tag = "playground:audio";

    public static void Write(Utf8JsonWriter json, ModelSpec model, decimal? price, Uri baseUri)
    {
        json.WriteStartObject();
        json.WriteString("id", model.Id);
        json.WriteStartArray("aliases");
        json.WriteStringValue(model.Alias);
        json.WriteEndArray();
        json.WriteString("type", Type);
        json.WriteStartObject("info");
        json.WriteString("name", model.Name);
        json.WriteString("developer", model.Developer);
        json.WriteString("description", model.Description);
        json.WriteString("docsJson", $"{baseUri.GetLeftPart(UriPartial.Authority)}{SchemaRoute.Path}?model={Uri.EscapeDataString(model.Id)}");
        json.WriteEndObject();
        json.WriteStartArray("tags");
        json.WriteStringValue(Tag);
        json.WriteEndArray();
        if (price is { } usd)
        {
            WritePrice(json, usd);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a specified entry unchanged, but with its price only if prices are requested.</summary>
    public static void Write(Utf8JsonWriter json, JsonElement entry, bool withPrice)
    {
        if (entry.ValueKind != JsonValueKind.Object)
        {
            entry.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (var field in entry.EnumerateObject().Where(field => withPrice || field.Name != "pricing"))
        {
            field.WriteTo(json);
        }

        json.WriteEndObject();
    }

    public static bool IsCalled(JsonElement entry, string name) =>
        entry.ValueKind == JsonValueKind.Object
        && ((entry.TryGetProperty("id", out var id) && IsText(id, name))
            || (entry.TryGetProperty("aliases", out var aliases) && aliases.ValueKind == JsonValueKind.Array && aliases.EnumerateArray().Any(alias => IsText(alias, name))));

    /// <summary>Whether the available models match the requested types and tags.</summary>
    public static bool IsOf(IReadOnlyList<string> types, IReadOnlyList<string> tags) => (types.Count == 0 || types.Contains(Type)) && (tags.Count == 0 || tags.Contains(Tag));

    /// <summary>The same for a specified entry.</summary>
    public static bool IsOf(JsonElement entry, IReadOnlyList<string> types, IReadOnlyList<string> tags) =>
        (types.Count == 0 || (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("type", out var type) && types.Any(wanted => IsText(type, wanted))))
        && (tags.Count == 0 || (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("tags", out var own) && own.ValueKind == JsonValueKind.Array && own.EnumerateArray().Any(tag => tags.Any(wanted => IsText(tag, wanted)))));

    private static bool IsText(JsonElement element, string text) => element.ValueKind == JsonValueKind.String && string.Equals(element.GetString(), text, StringComparison.OrdinalIgnoreCase);

    private static void WritePrice(Utf8JsonWriter json, decimal usd)
    {
        json.WriteStartObject("pricing");
        json.WriteString("kind", "fixed");
        json.WriteString("currency", "USD");
        json.WriteStartArray("units");
        json.WriteStartObject();
        json.WriteString("name", "generation");
        json.WriteString("measure", "request");
        json.WriteNumber("price", usd);
        json.WriteNumber("per", 1);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
