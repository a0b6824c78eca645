using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AimlMusic.Ledger;

/// <summary>
/// Reads an event from its line of JSON; <see cref="LedgerLineWriter"/> writes it. Fields that are not known here are passed over, and a line that cannot be read is
/// none of ours to judge: it stays in the file.
/// </summary>
internal static class LedgerLine
{
    private static readonly string[] StateWords = ["submitting", "unknown", "accepted", "completed", "failed", "saved", "notTaken"];

    public static string WordOf(LedgerState state) => StateWords[(int)state];

    /// <summary>What stands behind so many bytes of payload.</summary>
    public static byte[] EndOf(long payload) => Utf8($",\"end\":{payload}}}");

    public static byte[] Utf8(FormattableString text) => Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>The event of a line, or null where there is none that this version knows.</summary>
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

    // One that was torn, and has something else behind it now, has not its own end at the right place.
    private static bool EndsAfter(long payload, ReadOnlySpan<byte> line, long at)
    {
        var end = EndOf(payload);
        return line.Length == at + 1 + payload + end.Length && line.EndsWith(end);
    }

    private static bool IsUsable(LedgerEvent read) => read.State >= 0 && (read.Key ?? read.Id) is not null;

    /// <summary>Reads a field. How many bytes of payload follow, where that is told and it is not wanted: a line that was torn has fewer.</summary>
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
                // A length that no song has is none: it must not stop the reading of the others.
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
