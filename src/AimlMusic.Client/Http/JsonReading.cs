using System.Globalization;
using System.Text.Json;

namespace AimlMusic;

/// <summary>Lenient reading of JSON that somebody else wrote: what is not of the expected form is not there.</summary>
internal static class JsonReading
{
    // A deep field that nobody reads must not hide the others; far beyond this the parser's time grows with the square.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1000, AllowTrailingCommas = true };

    public static JsonDocument? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Not TryGetProperty: it throws where any member's name has an escaped lone surrogate.
    public static JsonElement Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().LastOrDefault(member => member.IsNamed(name)).Value : default;

    public static string? Text(this JsonElement element, string name) => element.Child(name).AsText();

    public static string? AsText(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate, which no string can hold.
            return null;
        }
    }

    private static bool IsNamed(this JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    public static decimal? Number(this JsonElement element, string name)
    {
        var child = element.Child(name);
        if (child.ValueKind == JsonValueKind.Number)
        {
            return child.TryGetDecimal(out var number) ? number : null;
        }

        return decimal.TryParse(child.AsText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;
    }
}
