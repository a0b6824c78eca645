using System.Text;
using System.Text.Json;

namespace AimlMusic.Ledger;

/// <summary>Reads texts that many lines share without allocating them again.</summary>
internal static class LedgerFields
{
    private const int MostCommon = 64;

    private static readonly string[] Names =
    [
        "v", "at", "event", "key", "id", "baseUri", "sandbox", "model", "title", "lyrics", "prompt", "hash", "writer", "sentAs", "keyMark", "doubtId", "clockOffsetMs",
        "usd", "url", "durationMs", "tookMs", "reason", "placing", "path", "sha256", "words", "request", "end",
    ];

    private static readonly byte[][] NameBytes = [.. Names.Select(Encoding.UTF8.GetBytes)];

    // Replaced as a whole and never changed, so that readers need no lock.
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

    /// <summary>Reads a text that many songs share, such as a model, an address or a writer.</summary>
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
