using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Core;

/// <summary>Reads JSON leniently: a value of an unexpected form is treated as missing.</summary>
internal static class JsonReading
{
    // Deep nesting in an unused field must not hide other fields. Far beyond this depth, parsing takes quadratic time.
    private static ReadOnlySpan<byte> ByteOrderMark => [0xef, 0xbb, 0xbf];

    // Larger than any price, size or time, and sums and products of such numbers do not overflow.
    private const decimal Largest = 1_000_000_000_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 1000, AllowTrailingCommas = true };

    public static JsonDocument? Parse(ReadOnlyMemory<byte> json)
    {
        // Some servers send a byte-order mark, which is not valid in JSON.
        var isMarked = json.Span.StartsWith(ByteOrderMark);
        try
        {
            return JsonDocument.Parse(isMarked ? json[ByteOrderMark.Length..] : json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Not TryGetProperty, which throws if the name of any member contains an escaped lone surrogate.
    public static JsonElement Child(this JsonElement element, string name)
    {
        JsonElement last = default;
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                last = member.IsNamed(name) ? member.Value : last;
            }
        }

        return last;
    }

    public static string? Text(this JsonElement element, string name) => element.Child(name).AsText();

    public static string? AsText(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate cannot be converted to a string.
            return null;
        }
    }

    /// <summary>Gets a text as one line; null if it is missing or empty.</summary>
    public static string? Line(this JsonElement element, string name, int longest = 500) => element.Child(name).AsLine(longest);

    /// <summary>Gets the texts in a list, each as one line.</summary>
    public static IEnumerable<string> Lines(this JsonElement list, int longest) => list.Items().Select(item => item.AsLine(longest)).OfType<string>();

    public static IEnumerable<JsonElement> Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>Gets the members with valid names.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Members(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().Select(member => (Name: member.NameText(), member.Value)).Where(member => member.Name is not null).Select(member => (member.Name!, member.Value)) : [];

    private static string? AsLine(this JsonElement element, int longest) =>
        element.AsText() is { } text && SanitizeForTerminal.Of(text, longest) is { Length: > 0 } line ? line : null;

    private static string? NameText(this JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
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

    /// <summary>Gets an id that is sent back to the service; see <see cref="ServiceId"/>.</summary>
    public static string? Id(this JsonElement element, string name) => ServiceId.Of(element.Text(name));

    public static decimal? Number(this JsonElement element, string name)
    {
        var child = element.Child(name);
        return child.ValueKind != JsonValueKind.Number ? Number(child.AsText())
            : child.TryGetDecimal(out var number) ? Sane(number)
            : null;
    }

    /// <summary>Gets a moment in ISO 8601. One without an offset is UTC.</summary>
    public static DateTimeOffset? Moment(this JsonElement element, string name) => Moment(element.Text(name));

    public static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    public static decimal? Number(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Sane(number) : null;

    private static decimal? Sane(decimal number) => Math.Abs(number) <= Largest ? number : null;
}
