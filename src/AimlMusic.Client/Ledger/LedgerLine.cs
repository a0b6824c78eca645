using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AimlMusic;

/// <summary>
/// An event as a line of JSON and back. Fields that are not known here are passed over, and a line that cannot be read is
/// none of ours to judge: it stays in the file.
/// </summary>
internal static class LedgerLine
{
    private const int Version = 1;
    private const int EmptyObject = 2;
    private const byte LineEnd = (byte)'\n';

    // Long lyrics must not stay in memory.
    private const int LongestKept = 64 * 1024;

    // Lines are many: their buffers grew by and by to the length of one, and are taken again.
    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    [ThreadStatic]
    private static MemoryStream? _whole;

    [ThreadStatic]
    private static MemoryStream? _words;

    private static readonly string[] Words = ["submitting", "unknown", "accepted", "completed", "failed", "saved"];

    public static byte[] Write(LedgerEvent line)
    {
        var whole = WriteJson(ref _whole, line, WriteFacts);
        var words = WriteJson(ref _words, line, WriteWords);
        if (words.Length > EmptyObject)
        {
            // The words come last, and how many bytes they are stands before and after them: who does not need them need not go through them.
            var length = (int)words.Length - EmptyObject;
            whole.SetLength(whole.Length - 1);
            Append(whole, Utf8($",\"words\":{length},"));
            whole.Write(words.GetBuffer(), 1, length);
            Append(whole, EndOf(length));
        }

        whole.WriteByte(LineEnd);
        if (whole.Capacity > LongestKept)
        {
            (_json, _whole, _words) = (null, null, null);
        }

        return whole.ToArray();
    }

    /// <summary>The event of a line, or null where there is none that this version knows.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="isWhole">Whether to read the words of the song too; they are most of the file.</param>
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
            if (ReadField(ref json, read, isWhole) is { } words && EndsAfter(words, line, json.BytesConsumed))
            {
                return IsUsable(read) ? read : null;
            }
        }

        var isComplete = json.TokenType == JsonTokenType.EndObject && !json.Read();
        return isComplete && IsUsable(read) ? read : null;
    }

    private static byte[] EndOf(long words) => Utf8($",\"end\":{words}}}");

    private static byte[] Utf8(FormattableString text) => Encoding.UTF8.GetBytes(text.ToString(CultureInfo.InvariantCulture));

    // One that was torn, and has something else behind it now, has not its own end at the right place.
    private static bool EndsAfter(long words, ReadOnlySpan<byte> line, long at)
    {
        var end = EndOf(words);
        return line.Length == at + 1 + words + end.Length && line.EndsWith(end);
    }

    private static bool IsUsable(LedgerEvent read) => read.State >= 0 && (read.Key ?? read.Id) is not null;

    /// <summary>Reads a field. How many bytes of words follow, where that is told and they are not wanted: a line that was torn has fewer.</summary>
    private static long? ReadField(ref Utf8JsonReader json, LedgerEvent read, bool isWhole)
    {
        var name = LedgerFields.NameOf(ref json);
        json.Read();
        switch (name)
        {
            case "event":
                read.State = (LedgerState)Array.IndexOf(Words, json.GetString());
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

    private static MemoryStream WriteJson(ref MemoryStream? kept, LedgerEvent line, Action<Utf8JsonWriter, LedgerEvent> write)
    {
        var stream = kept ??= new();
        stream.SetLength(0);
        var json = _json ??= new Utf8JsonWriter(stream);
        json.Reset(stream);
        json.WriteStartObject();
        write(json, line);
        json.WriteEndObject();
        json.Flush();
        return stream;
    }

    private static void Append(MemoryStream stream, byte[] bytes) => stream.Write(bytes, 0, bytes.Length);

    private static void WriteFacts(Utf8JsonWriter json, LedgerEvent line)
    {
        json.WriteNumber("v", Version);
        json.WriteString("at", line.At.UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
        json.WriteString("event", Words[(int)line.State]);
        Text(json, "key", line.Key);
        Text(json, "id", line.Id);
        Text(json, "baseUri", line.BaseUri);
        if (line.IsSandbox is { } isSandbox)
        {
            json.WriteBoolean("sandbox", isSandbox);
        }

        Text(json, "model", line.Model);
        Text(json, "title", line.Title);
        Text(json, "hash", line.RequestHash);
        Text(json, "writer", line.Writer);
        Text(json, "sentAs", line.SentAs);
        if (line.UsdSpent is { } usd)
        {
            json.WriteNumber("usd", usd);
        }

        Text(json, "url", line.AudioUrl);
        if (line.DurationMs is { } duration)
        {
            json.WriteNumber("durationMs", duration);
        }

        Text(json, "reason", line.Reason);
        Text(json, "placing", line.Placing);
        Text(json, "path", line.Path);
        Text(json, "sha256", line.Sha256);
    }

    private static void WriteWords(Utf8JsonWriter json, LedgerEvent line)
    {
        Text(json, "lyrics", line.Lyrics);
        Text(json, "prompt", line.Prompt);
        if (line.Request is { } request)
        {
            json.WritePropertyName("request");
            json.WriteRawValue(request);
        }
    }

    private static string Raw(ref Utf8JsonReader json)
    {
        using var document = JsonDocument.ParseValue(ref json);
        return document.RootElement.GetRawText();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
