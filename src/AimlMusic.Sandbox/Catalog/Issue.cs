using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>One mistake in a request.</summary>
/// <param name="Code">The kind of mistake.</param>
/// <param name="Expected">The expected value.</param>
/// <param name="Received">The received value.</param>
/// <param name="Path">The path of the field, outermost first.</param>
/// <param name="Message">The message for users.</param>
internal sealed record Issue(string Code, string Expected, string Received, IReadOnlyList<string> Path, string Message)
{
    public static Issue Missing(string expected, IReadOnlyList<string> path) =>
        new("invalid_type", expected, "undefined", path, "Required");

    public static Issue WrongType(string expected, JsonElement value, IReadOnlyList<string> path)
    {
        var received = TypeOf(value);
        return new("invalid_type", expected, received, path, $"Expected {expected}, received {received}");
    }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("code", Code);
        json.WriteString("expected", Expected);
        json.WriteString("received", Received);
        json.WriteStartArray("path");
        foreach (var step in Path)
        {
            json.WriteStringValue(step);
        }

        json.WriteEndArray();
        json.WriteString("message", Message);
        json.WriteEndObject();
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        JsonValueKind.Null => "null",
        _ => "object",
    };
}
