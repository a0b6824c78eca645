using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AimlMusic.Ledger;

/// <summary>
/// Reads an event from its line of JSON; <see cref="LedgerLineWriter"/> writes it. Unknown fields are skipped. A line that cannot be read is ignored and stays in
/// the file.
/// </summary>
// Not a generated serializer: its start costs 50 ms more in each process, and it reads a line a third slower (measured).
internal static class LedgerLine
{
    private static readonly string[] StateWords = ["submitting", "unknown", "accepted", "completed", "failed", "saved", "notTaken"];

    public static string WordOf(LedgerState state) => StateWords[(int)state];

    /// <summary>The end of a line whose payload has that many bytes.</summary>
    public static byte[] EndOf(long payload) => Utf8($",\"end\":{payload}}}");

    public static byte[] Utf8(FormattableString text) => Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads the event of a line; null if this version knows no such event.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="isWhole">Whether to read the payload too; it is most of the file.</param>
    public static LedgerEvent? Read(ReadOnlySpan<byte> line, bool isWhole)
    {
        try
        {
            return ReadObject(line, isWhole);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static LedgerEvent? ReadObject(ReadOnlySpan<byte> line, bool isWhole)
    {
        Utf8JsonReader json = new(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        LedgerEvent read = new() { State = (LedgerState)(-1) };
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (ReadField(ref json, read, isWhole) is { } payload && EndsAfter(payload, line, json.BytesConsumed))
            {
                return IsUsable(read) ? read : null;
            }
        }

        var isComplete = json.TokenType == JsonTokenType.EndObject && !json.Read();
        return isComplete && IsUsable(read) ? read : null;
    }

    // A torn line that another line continues does not have its own end at the right position.
    private static bool EndsAfter(long payload, ReadOnlySpan<byte> line, long at)
    {
        var end = EndOf(payload);
        return line.Length == at + 1 + payload + end.Length && line.EndsWith(end);
    }

    private static bool IsUsable(LedgerEvent read) => read.State >= 0 && (read.Key ?? read.Id) is not null;

    /// <summary>Reads a field. Returns the length of the payload that follows, in bytes, if the payload is to be skipped.</summary>
    private static long? ReadField(ref Utf8JsonReader json, LedgerEvent read, bool isWhole)
    {
        var name = LedgerFields.NameOf(ref json);
        json.Read();
        switch (name)
        {
            case "event":
                read.State = (LedgerState)Array.IndexOf(StateWords, json.GetString());
                break;
            case "at":
                read.At = json.GetDateTimeOffset();
                break;
            case "key":
                read.Key = json.GetString();
                break;
            case "id":
                read.Id = json.GetString();
                break;
            case "baseUri":
                read.BaseUri = LedgerFields.Common(ref json);
                break;
            case "sandbox":
                read.IsSandbox = json.GetBoolean();
                break;
            case "model":
                read.Model = LedgerFields.Common(ref json);
                break;
            case "title":
                read.Title = json.GetString();
                break;
            case "lyrics" when isWhole:
                read.Lyrics = json.GetString();
                break;
            case "prompt" when isWhole:
                read.Prompt = json.GetString();
                break;
            case "hash":
                read.RequestHash = json.GetString();
                break;
            case "writer":
                read.Writer = LedgerFields.Common(ref json);
                break;
            case "sentAs":
                read.SentAs = json.GetString();
                break;
            case "keyMark":
                read.KeyMark = LedgerFields.Common(ref json);
                break;
            case "doubtId":
                read.DoubtId = json.GetString();
                break;
            case "clockOffsetMs":
                read.ClockOffsetMs = json.GetDouble() is > int.MinValue and < int.MaxValue and var offset ? offset : null;
                break;
            case "usd":
                read.UsdSpent = json.GetDecimal();
                break;
            case "url":
                read.AudioUrl = json.GetString();
                break;
            case "durationMs":
                // An impossible duration is ignored, so that the other fields are still read.
                read.DurationMs = json.GetDouble() is >= 0 and < int.MaxValue and var duration ? duration : null;
                break;
            case "tookMs":
                read.TookMs = json.GetDouble() is >= 0 and < int.MaxValue and var took ? took : null;
                break;
            case "reason":
                read.Reason = json.GetString();
                break;
            case "placing":
                read.Placing = json.GetString();
                break;
            case "path":
                read.Path = json.GetString();
                break;
            case "sha256":
                read.Sha256 = json.GetString();
                break;
            case "request" when isWhole:
                read.Request = Raw(ref json);
                break;
            case "words" when !isWhole:
                return json.GetInt64();
            default:
                json.Skip();
                break;
        }

        return null;
    }

    private static string Raw(ref Utf8JsonReader json)
    {
        using var document = JsonDocument.ParseValue(ref json);
        return document.RootElement.GetRawText();
    }
}
