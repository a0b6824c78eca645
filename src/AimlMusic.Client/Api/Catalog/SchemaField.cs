using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>One field of a model's request: its path with dots, and its limits.</summary>
internal sealed record SchemaField
{
    private const int LongestPath = 100;
    private const int MostChoices = 50;

    public required string Path { get; init; }

    public bool IsRequired { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    /// <summary>The permitted texts and integers; empty if every value is permitted.</summary>
    public IReadOnlyList<object> Choices { get; init; } = [];

    public object? Default { get; init; }

    public static SchemaField? Read(string path, bool isRequired, JsonElement schema) => path.Length > LongestPath || !SanitizeForTerminal.IsWord(path) ? null : new()
    {
        Path = path,
        IsRequired = isRequired,
        Minimum = Number(schema.Child("minLength")) ?? Number(schema.Child("minimum")),
        Maximum = Number(schema.Child("maxLength")) ?? Number(schema.Child("maximum")),
        Choices = [.. schema.Child("enum").Items().Select(Value).OfType<object>().Take(MostChoices)],
        Default = Value(schema.Child("default")),
    };

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(Path);
        Write(json, "minimum", Minimum);
        Write(json, "maximum", Maximum);
        if (Choices.Count > 0)
        {
            json.WriteStartArray("enum");
            foreach (var choice in Choices)
            {
                WriteValue(json, choice);
            }

            json.WriteEndArray();
        }

        if (Default is { } value)
        {
            json.WritePropertyName("default");
            WriteValue(json, value);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }

    private static double? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && !double.IsNaN(number) && !double.IsInfinity(number) ? number : null;

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        JsonValueKind.Number => Number(value),
        JsonValueKind.String => value.AsText() is { } text ? SanitizeForTerminal.Of(text) : null,
        _ => null,
    };
}
