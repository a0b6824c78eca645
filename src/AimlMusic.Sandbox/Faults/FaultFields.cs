using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Reads the optional fields of an object, and records mistakes.</summary>
internal sealed class FaultFields(JsonElement element, ICollection<string> mistakes)
{
    public JsonElement? Find(string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public T? Word<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && words.TryGetValue(value.GetString()!, out var word))
        {
            return word;
        }

        mistakes.Add($"{name} must be one of {string.Join(", ", words.Keys)}");
        return null;
    }

    public int? Integer(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (WholeNumber.Of(value) is { } number and >= int.MinValue and <= int.MaxValue)
        {
            return (int)number;
        }

        mistakes.Add($"{name} must be an integer");
        return null;
    }

    public TimeSpan Seconds(string name)
    {
        if (Find(name) is not { } value)
        {
            return TimeSpan.Zero;
        }

        if (value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and <= 86_400 and var seconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        mistakes.Add($"{name} must be a number from 0 to 86400");
        return TimeSpan.Zero;
    }

    public bool? Boolean(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        mistakes.Add($"{name} must be true or false");
        return null;
    }

    public string? Text(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        mistakes.Add($"{name} must be a string");
        return null;
    }
}
