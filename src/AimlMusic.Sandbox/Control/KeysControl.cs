using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Replaces the keys of the account. It never shows a key.</summary>
internal sealed class KeysControl(KeyRing ring)
{
    public HttpResponseMessage Show()
    {
        var count = ring.Count;
        return JsonAnswer.Create(200, json =>
        {
            if (count is { } number)
            {
                json.WriteNumber("count", number);
            }
            else
            {
                json.WriteNull("count");
            }
        });
    }

    public HttpResponseMessage Change(SandboxRequest request)
    {
        if (request.Body is not { ValueKind: JsonValueKind.Object } body
            || body.EnumerateObject().Any(field => field.Name is not ("keys" or "scopes"))
            || !(Field(body, "keys") is { } keys ? keys.ValueKind == JsonValueKind.Null || (AreTexts(keys) && keys.GetArrayLength() > 0) : Field(body, "scopes") is not null)
            || (Field(body, "scopes") is { } scopes && !AreTexts(scopes)))
        {
            return Mistakes.Answer(["the body must be an object with keys (a list of keys, or null for any), scopes (a list), or both"]);
        }

        if (Field(body, "keys") is { } list)
        {
            ring.Set(list.ValueKind == JsonValueKind.Null ? null : Texts(list));
        }

        if (Field(body, "scopes") is { } names)
        {
            ring.Restrict(Texts(names));
        }

        return Show();
    }

    private static JsonElement? Field(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value : null;

    private static IReadOnlyList<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];

    private static bool AreTexts(JsonElement list) =>
        list.ValueKind == JsonValueKind.Array
        && list.EnumerateArray().All(text => text.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(text.GetString()));
}
