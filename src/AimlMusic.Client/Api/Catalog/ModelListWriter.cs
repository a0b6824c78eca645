using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>Writes a list in the format of the service, so that it can be read like an answer.</summary>
internal static class ModelListWriter
{
    public static void Write(Utf8JsonWriter json, LiveModelList list)
    {
        json.WriteStartArray("data");
        foreach (var model in list.Models)
        {
            json.WriteStartObject();
            json.WriteString("id", model.Id);
            WriteTexts(json, "aliases", model.Aliases);
            json.WriteString("type", model.Type);
            WriteTexts(json, "tags", model.IsMusic ? ["music"] : []);
            json.WriteStartObject("info");
            json.WriteString("name", model.DisplayName);
            json.WriteString("developer", model.Developer);
            json.WriteString("description", model.Description);
            json.WriteString("docsJson", model.SchemaUrl);
            json.WriteEndObject();
            if (model.Pricing is { } pricing)
            {
                Write(json, pricing);
            }

            model.Schema?.Write(json);

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ModelPricing pricing)
    {
        var isFixed = pricing.Kind == PriceKind.Fixed;
        json.WriteStartObject("pricing");
#pragma warning disable CA1308 // As the service writes it.
        json.WriteString("kind", pricing.Kind.ToString().ToLowerInvariant());
#pragma warning restore CA1308
        json.WriteString("currency", pricing.Currency);
        WriteTexts(json, "dimensions", pricing.Dimensions);
        json.WriteStartArray(isFixed ? "units" : "variants");
        foreach (var rate in pricing.Rates)
        {
            json.WriteStartObject();
            json.WriteString(isFixed ? "name" : "unit", rate.Unit);
            json.WriteString("measure", rate.Measure);
            json.WriteNumber("price", rate.Price);
            json.WriteNumber("per", rate.Per);
            json.WriteStartObject("when");
            foreach (var condition in rate.When)
            {
                json.WriteString(condition.Key, condition.Value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
