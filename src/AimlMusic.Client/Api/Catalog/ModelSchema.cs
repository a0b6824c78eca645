using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>
/// The parameters of a model according to the service's schema: each field by its path, with its limits. Source: the OpenAPI document that
/// <c>info.docsJson</c> of <c>GET /v1/models</c> names.
/// </summary>
internal sealed record ModelSchema(IReadOnlyList<SchemaField> Fields)
{
    private const int MostFields = 100;
    private const int Deepest = 8;

    /// <summary>The schema of the model's request, or null if the document does not contain it.</summary>
    public static ModelSchema? ReadDocument(ReadOnlyMemory<byte> json, string modelId)
    {
        using var document = JsonReading.Parse(json);
        var root = document?.RootElement ?? default;
        foreach (var path in root.Child("paths").Members())
        {
            var body = path.Value.Child("post").Child("requestBody").Child("content").Child("application/json").Child("schema");
            if (Read(body, root, modelId) is { Fields.Count: > 0 } schema && schema.Fields.Any(field => field.Path == "model"))
            {
                return schema;
            }
        }

        return null;
    }

    /// <summary>A schema in a cached list.</summary>
    public static ModelSchema? Read(JsonElement schema) => schema.ValueKind == JsonValueKind.Object && Read(schema, default, "") is { Fields.Count: > 0 } read ? read : null;

    /// <summary>Writes it as a flat JSON schema. The name of a field is its path.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("schema");
        json.WriteStartObject("properties");
        foreach (var field in Fields)
        {
            field.Write(json);
        }

        json.WriteEndObject();
        json.WriteStartArray("required");
        foreach (var field in Fields.Where(field => field.IsRequired))
        {
            json.WriteStringValue(field.Path);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ModelSchema Read(JsonElement schema, JsonElement root, string modelId)
    {
        List<SchemaField> fields = [];
        Collect(schema, root, modelId, "", isRequired: true, fields, Deepest);
        return new([.. fields.GroupBy(field => field.Path, StringComparer.Ordinal).Select(same => same.First()).Take(MostFields)]);
    }

    private static void Collect(JsonElement schema, JsonElement root, string modelId, string prefix, bool isRequired, List<SchemaField> fields, int depth)
    {
        schema = Resolve(schema, root);
        if (depth == 0)
        {
            return;
        }

        foreach (var part in schema.Child("allOf").Items())
        {
            Collect(part, root, modelId, prefix, isRequired, fields, depth - 1);
        }

        var choices = schema.Child("oneOf").Items().Concat(schema.Child("anyOf").Items()).Select(choice => Resolve(choice, root)).ToList();
        var chosen = choices.FindIndex(choice => IsOf(choice, root, modelId));
        if (chosen >= 0 || choices.Count == 1)
        {
            Collect(choices[Math.Max(chosen, 0)], root, modelId, prefix, isRequired, fields, depth - 1);
        }

        HashSet<string?> required = [.. schema.Child("required").Items().Select(name => name.AsText())];
        foreach (var property in schema.Child("properties").Members())
        {
            var (path, field) = (prefix + property.Name, Resolve(property.Value, root));
            var isNeeded = isRequired && required.Contains(property.Name);
            if (field.Child("properties").ValueKind == JsonValueKind.Object)
            {
                Collect(field, root, modelId, path + ".", isNeeded, fields, depth - 1);
            }
            else if (SchemaField.Read(path, isNeeded, field) is { } read)
            {
                fields.Add(read);
            }
        }
    }

    private static bool IsOf(JsonElement schema, JsonElement root, string modelId)
    {
        var model = Resolve(schema.Child("properties").Child("model"), root);
        return model.Child("enum").Items().Append(model.Child("const")).Any(name => string.Equals(name.AsText(), modelId, StringComparison.OrdinalIgnoreCase));
    }

    // Only references within the document are followed.
    private static JsonElement Resolve(JsonElement schema, JsonElement root)
    {
        for (var i = 0; i < Deepest && schema.Text("$ref") is { } reference && reference.StartsWith("#/", StringComparison.Ordinal); i++)
        {
            schema = reference[2..].Split('/').Aggregate(root, (node, name) => node.Child(name.Replace("~1", "/").Replace("~0", "~")));
        }

        return schema;
    }
}
