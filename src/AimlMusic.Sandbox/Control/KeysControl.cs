using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Exchanges the keys of the account. It never shows one.</summary>
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
            || !body.TryGetProperty("keys", out var keys)
            || body.EnumerateObject().Count() > 1
            || !(keys.ValueKind == JsonValueKind.Null || AreKeys(keys)))
        {
            return Mistakes.Answer(["the body must be an object with keys alone: a list of keys, or null for any"]);
        }

        ring.Set(keys.ValueKind == JsonValueKind.Null ? null : [.. keys.EnumerateArray().Select(key => key.GetString()!)]);
        return Show();
    }

    private static bool AreKeys(JsonElement keys) =>
        keys.ValueKind == JsonValueKind.Array
        && keys.GetArrayLength() > 0
        && keys.EnumerateArray().All(key => key.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(key.GetString()));
}
