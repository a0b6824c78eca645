using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Reads JSON that somebody else wrote.</summary>
internal static class JsonBody
{
    /// <summary>The document, or null where the bytes are not JSON.</summary>
    public static JsonElement? TryParse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            ReadEveryString(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8, inside a string.
            return null;
        }
    }

    /// <summary>The parser leaves strings undecoded; what cannot be decoded must be found now, not in mid-answer.</summary>
    private static void ReadEveryString(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadEveryString(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadEveryString(property.Value);
                }

                break;
        }
    }
}
