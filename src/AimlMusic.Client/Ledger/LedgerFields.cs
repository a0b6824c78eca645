using System.Text;
using System.Text.Json;

namespace AimlMusic.Ledger;

/// <summary>Reads the texts that stand in every line without making each of them anew.</summary>
internal static class LedgerFields
{
    private const int MostCommon = 64;

    private static readonly string[] Names =
    [
        "v", "at", "event", "key", "id", "baseUri", "sandbox", "model", "title", "lyrics", "prompt", "hash", "writer", "sentAs", "keyMark", "doubtId", "clockOffsetMs",
        "usd", "url", "durationMs", "tookMs", "reason", "placing", "path", "sha256", "words", "request", "end",
    ];

    private static readonly byte[][] NameBytes = [.. Names.Select(Encoding.UTF8.GetBytes)];

    // Replaced whole, never changed: readers need no lock.
    private static (byte[] Bytes, string Text)[] _common = [];

    /// <summary>The name of a field.</summary>
    public static string NameOf(ref Utf8JsonReader json)
    {
        var name = json.ValueSpan;
        for (var i = 0; i < NameBytes.Length; i++)
        {
            if (name.SequenceEqual(NameBytes[i]))
            {
                return Names[i];
            }
        }

        return json.GetString()!;
    }

    /// <summary>A text that many songs have: a hundred thousand of them share a handful of models, addresses and writers.</summary>
    public static string? Common(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            return json.GetString();
        }

        var known = Volatile.Read(ref _common);
        foreach (var (bytes, text) in known)
        {
            if (json.ValueSpan.SequenceEqual(bytes))
            {
                return text;
            }
        }

        var read = json.GetString()!;
        if (!json.ValueIsEscaped)
        {
            Volatile.Write(ref _common, [(json.ValueSpan.ToArray(), read), .. known.Take(MostCommon - 1)]);
        }

        return read;
    }
}
