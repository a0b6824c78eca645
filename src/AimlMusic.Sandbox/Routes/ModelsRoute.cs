using System.Net;
using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary><c>GET /v1/models</c>: the catalogue, for everybody.</summary>
internal sealed class ModelsRoute(SandboxSeed seed) : IRoute
{
    public HttpResponseMessage Answer(SandboxRequest request)
    {
        var ids = List(request, "id");
        var withPrices = List(request, "include").Any(section => section is "pricing" or "all")
            || request.Query.First("details") is "true" or "1";
        var models = ModelTable.All.Where(model => ids.Count == 0 || ids.Any(model.IsCalled)).ToList();

        var names = string.Join(",", models.Select(model => model.Id));
        var tag = $"\"{seed.Hex($"models:{withPrices}:{names}").Substring(0, 32)}\"";
        var answer = IsKnown(request.Header("If-None-Match"), tag)
            ? new HttpResponseMessage(HttpStatusCode.NotModified) { Content = new ByteArrayContent([]) }
            : JsonAnswer.Create(200, json => Write(json, models, withPrices));
        answer.Headers.TryAddWithoutValidation("ETag", tag);
        return answer;
    }

    /// <summary>Comma-separated and repeated values are the same.</summary>
    private static List<string> List(SandboxRequest request, string name) =>
        [.. request.Query.All(name).SelectMany(value => value.Split(',')).Where(value => value.Length > 0)];

    private static bool IsKnown(string? header, string tag) =>
        header?.Split(',').Any(part => part.Trim() == tag || part.Trim() == "W/" + tag || part.Trim() == "*") == true;

    private static void Write(Utf8JsonWriter json, IReadOnlyList<ModelSpec> models, bool withPrices)
    {
        json.WriteString("object", "list");
        json.WriteStartArray("data");
        foreach (var model in models)
        {
            json.WriteStartObject();
            json.WriteString("id", model.Id);
            json.WriteStartArray("aliases");
            json.WriteStringValue(model.Alias);
            json.WriteEndArray();
            json.WriteString("type", "audio");
            json.WriteStartObject("info");
            json.WriteString("name", model.Name);
            json.WriteString("developer", model.Developer);
            json.WriteString("description", model.Description);
            json.WriteEndObject();
            json.WriteStartArray("tags");
            json.WriteStringValue("playground:audio");
            json.WriteEndArray();
            if (withPrices)
            {
                WritePrice(json, model);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePrice(Utf8JsonWriter json, ModelSpec model)
    {
        json.WriteStartObject("pricing");
        json.WriteString("kind", "fixed");
        json.WriteString("currency", "USD");
        json.WriteStartArray("units");
        json.WriteStartObject();
        json.WriteString("name", "generation");
        json.WriteString("measure", "request");
        json.WriteNumber("price", model.Price);
        json.WriteNumber("per", 1);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
