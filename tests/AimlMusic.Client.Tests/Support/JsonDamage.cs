using System.Text;
using System.Text.Json;

namespace AimlMusic.Tests.Support;

/// <summary>Damages JSON in ways that a broken service, a broken network or a bad joke might; the same again for the same seed.</summary>
internal sealed class JsonDamage(int seed)
{
    private static readonly string[] OddValues =
    [
        "null", "true", "[]", "{}", "\"\"", "0", "-1", "1e999", "1e-999", "99999999999999999999999999999999999999", "-0.0", "\"\\ud800\"", "\"\\u0000\"",
        "\"x\"", "[null,null]", "{\"url\":null}", "\"1e400\"", "\"NaN\"", "9223372036854775808", "\"\uffff\"", Nested('[', ']'), Nested('{', '}'),
    ];

#pragma warning disable CA5394 // Repeatable, which a secure generator would not be.
    private readonly Random _random = new(seed);

    public byte[] Damage(byte[] json)
    {
        for (var i = _random.Next(1, 4); i > 0 && json.Length > 0; i--)
        {
            json = _random.Next(6) switch
            {
                0 => Flip(json),
                1 => json[.._random.Next(json.Length)],
                2 => Repeat(json),
                _ => ReplaceValue(json),
            };
        }

        return json;
    }

    public T Choose<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    private static string Nested(char open, char close) =>
        open == '[' ? new string(open, 900) + new string(close, 900) : string.Concat(Enumerable.Repeat("{\"a\":", 2000)) + "1" + new string(close, 2000);

    private byte[] Flip(byte[] json)
    {
        json = (byte[])json.Clone();
        for (var i = _random.Next(1, 8); i > 0; i--)
        {
            json[_random.Next(json.Length)] = (byte)_random.Next(256);
        }

        return json;
    }

    private byte[] Repeat(byte[] json)
    {
        var (from, to) = (_random.Next(json.Length), _random.Next(json.Length));
        var slice = json.AsSpan(Math.Min(from, to), Math.Abs(from - to)).ToArray();
        return [.. json.AsSpan(0, from), .. slice, .. json.AsSpan(from)];
    }

    private byte[] ReplaceValue(byte[] json)
    {
        var values = Values(json);
        if (values.Count == 0)
        {
            return Flip(json);
        }

        var (start, length) = Choose(values);
        return [.. json.AsSpan(0, start), .. Encoding.UTF8.GetBytes(Choose(OddValues)), .. json.AsSpan(start + length)];
    }
#pragma warning restore CA5394

    private static List<(int Start, int Length)> Values(byte[] json)
    {
        List<(int, int)> values = [];
        Utf8JsonReader reader = new(json, new JsonReaderOptions { MaxDepth = 10_000 });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null)
                {
                    values.Add(((int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex)));
                }
            }
        }
        catch (JsonException)
        {
            // Damaged already; what was found until here will do.
        }

        return values;
    }
}
