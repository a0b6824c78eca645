using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Changes the list of models. The available models stay the same.</summary>
internal sealed class ModelsControl(ModelListing listing)
{
    public HttpResponseMessage Show()
    {
        var (hidden, more) = listing.Current;
        return JsonAnswer.Create(200, json =>
        {
            json.WriteStartArray("hidden");
            foreach (var id in hidden)
            {
                json.WriteStringValue(id);
            }

            json.WriteEndArray();
            json.WriteStartArray("more");
            foreach (var entry in more)
            {
                entry.WriteTo(json);
            }

            json.WriteEndArray();
        });
    }

    public HttpResponseMessage Change(SandboxRequest request)
    {
        if (request.Body is not { ValueKind: JsonValueKind.Object } body)
        {
            return Mistakes.Answer(["the body must be a JSON object"]);
        }

        List<string> mistakes = [];
        var hidden = List(body, "hidden", mistakes);
        var more = List(body, "more", mistakes);
        mistakes.AddRange(body.EnumerateObject().Where(field => field.Name is not ("hidden" or "more" or "deprecations")).Select(field => $"{field.Name} is not known"));
        if (hidden.Any(id => id.ValueKind != JsonValueKind.String))
        {
            mistakes.Add("hidden must be a list of ids");
        }

        var deprecations = List(body, "deprecations", mistakes);
        if (deprecations.Any(entry => entry.ValueKind != JsonValueKind.Object || Text(entry, "id") is null || Text(entry, "status") is null))
        {
            mistakes.Add("deprecations must be a list of objects with id and status");
        }

        if (mistakes.Count > 0)
        {
            return Mistakes.Answer(mistakes);
        }

        listing.Deprecate([.. deprecations.Select(entry => new Deprecation(
            Text(entry, "id")!, [], Text(entry, "status")!, Text(entry, "deprecated_at"), Text(entry, "shutdown_at"), Text(entry, "replaced_by"), Text(entry, "reason")))]);
        listing.Set([.. hidden.Select(id => id.GetString()!)], more);
        return Show();
    }

    private static string? Text(JsonElement entry, string name) => entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<JsonElement> List(JsonElement body, string name, List<string> mistakes)
    {
        if (!body.TryGetProperty(name, out var value))
        {
            return [];
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            return [.. value.EnumerateArray()];
        }

        mistakes.Add($"{name} must be a list");
        return [];
    }
}
