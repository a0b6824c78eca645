using System.Collections;
using System.Text.Json.Nodes;

namespace AimlMusic.Models;

/// <summary>Converts hashtables, lists and simple values to JSON.</summary>
/// <param name="unwrap">Gets the value itself of what the host wraps it in.</param>
internal sealed class JsonValues(Func<object?, object?> unwrap)
{
    // Deeper than any request; a hashtable that contains itself is rejected.
    private const int MostDepth = 32;

    /// <exception cref="AimlMusicException">A value cannot be converted.</exception>
    public JsonObject ToObject(IDictionary table) => ToObject(table, 0);

    private JsonObject ToObject(IDictionary table, int depth)
    {
        JsonObject json = [];
        foreach (DictionaryEntry entry in table)
        {
            json[entry.Key.ToString()!] = ToNode(entry.Value, depth + 1);
        }

        return json;
    }

    private JsonNode? ToNode(object? value, int depth) => unwrap(value) switch
    {
        _ when depth > MostDepth => throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, $"-AdditionalParameter is nested more than {MostDepth} levels deep."),
        null => null,
        bool flag => JsonValue.Create(flag),
        string text => JsonValue.Create(text),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        double number when !double.IsNaN(number) && !double.IsInfinity(number) => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        float number when !float.IsNaN(number) && !float.IsInfinity(number) => JsonValue.Create(number),
        byte number => JsonValue.Create(number),
        short number => JsonValue.Create(number),
        uint number => JsonValue.Create(number),
        ulong number => JsonValue.Create(number),
        Uri uri => JsonValue.Create(uri.OriginalString),
        IDictionary table => ToObject(table, depth),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(item => ToNode(item, depth + 1))]),
        var other => throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, $"-AdditionalParameter contains a value of the type {other.GetType().Name}, which cannot be converted to JSON."),
    };
}
