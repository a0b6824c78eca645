using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Ledger;

/// <summary>Writes an event as the line that <see cref="LedgerLine"/> reads.</summary>
internal static class LedgerLineWriter
{
    private const int Version = 1;
    private const int EmptyObject = 2;
    private const byte LineEnd = (byte)'\n';

    // Buffers that grew with long lyrics are not kept.
    private const int LongestReused = 64 * 1024;

    // The buffers are reused from line to line.
    [ThreadStatic]
    private static Utf8JsonWriter? _json;

    [ThreadStatic]
    private static MemoryStream? _whole;

    [ThreadStatic]
    private static MemoryStream? _payload;

    public static byte[] Write(LedgerEvent line)
    {
        var whole = WriteJson(ref _whole, line, WriteFacts);
        var payload = WriteJson(ref _payload, line, WritePayload);
        if (payload.Length > EmptyObject)
        {
            // The payload comes last, with its length before and after it, so that a reader can skip it.
            var length = (int)payload.Length - EmptyObject;
            whole.SetLength(whole.Length - 1);
            Append(whole, LedgerLine.Utf8($",\"words\":{length},"));
            whole.Write(payload.GetBuffer(), 1, length);
            Append(whole, LedgerLine.EndOf(length));
        }

        whole.WriteByte(LineEnd);
        if (whole.Capacity > LongestReused)
        {
            (_json, _whole, _payload) = (null, null, null);
        }

        return whole.ToArray();
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
        json.WriteString("event", LedgerLine.WordOf(line.State));
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
        Text(json, "keyMark", line.KeyMark);
        Text(json, "doubtId", line.DoubtId);
        if (line.ClockOffsetMs is { } offset)
        {
            json.WriteNumber("clockOffsetMs", offset);
        }

        if (line.UsdSpent is { } usd)
        {
            json.WriteNumber("usd", usd);
        }

        Text(json, "url", line.AudioUrl);
        if (line.DurationMs is { } duration)
        {
            json.WriteNumber("durationMs", duration);
        }

        if (line.TookMs is { } took)
        {
            json.WriteNumber("tookMs", took);
        }

        Text(json, "reason", line.Reason);
        Text(json, "placing", line.Placing);
        Text(json, "path", line.Path);
        Text(json, "sha256", line.Sha256);
    }

    private static void WritePayload(Utf8JsonWriter json, LedgerEvent line)
    {
        Text(json, "lyrics", line.Lyrics);
        Text(json, "prompt", line.Prompt);
        if (line.Request is { } request)
        {
            json.WritePropertyName("request");
            json.WriteRawValue(request);
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
