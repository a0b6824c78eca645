using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Reads JSON from clients.</summary>
internal static class JsonBody
{
    /// <summary>The document, or null if the bytes are not valid JSON.</summary>
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
            // A lone surrogate, or bytes that are not UTF-8, in a string.
            return null;
        }
    }

    /// <summary>The parser does not decode strings. Invalid ones must be found now, not while the answer is written.</summary>
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
