using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary><c>GET /v2/logs</c>: what was asked for, newest first. Rows may lag, and a request that was refused has none.</summary>
internal sealed class LogsRoute(GenerationBook book, SandboxSettings settings) : IRoute
{
    private readonly RateWindow _rate = new(200, TimeSpan.FromSeconds(60));

    public static string StatusOf(Generation generation, DateTimeOffset now) =>
        generation.IsRefundedAt(now) ? "failed" : "succeeded";

    public HttpResponseMessage Answer(SandboxRequest request)
    {
        if (!_rate.TryEnter(request.Time, out var wait))
        {
            var refusal = ErrorAnswer.Problem(request, 429, "TooManyRequestsException", "Too many requests: the log may be read 200 times in 60 seconds.");
            refusal.Headers.Add("Retry-After", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
            return refusal;
        }

        var reader = new LogQueryReader(request.Query, request.Time);
        var query = reader.Read();
        if (reader.Issues.Count > 0)
        {
            return ErrorAnswer.Invalid(request, "Query validation error: see error.data", reader.Issues);
        }

        var rows = book.Snapshot()
            .Where(generation => generation.Answered + settings.LogLag <= request.Time && query.Matches(generation, request.Time))
            .OrderByDescending(generation => generation.Created)
            .ThenByDescending(generation => generation.Number)
            .ToList();
        return JsonAnswer.Create(200, json => Write(json, rows, query, request.Time));
    }

    private static void Write(Utf8JsonWriter json, List<Generation> rows, LogQuery query, DateTimeOffset now)
    {
        json.WriteStartArray("data");
        foreach (var generation in rows.Skip(query.Offset).Take(query.Limit))
        {
            WriteRow(json, generation, now);
        }

        json.WriteEndArray();
        json.WriteStartObject("pagination");
        json.WriteNumber("limit", query.Limit);
        json.WriteNumber("offset", query.Offset);
        json.WriteNumber("total", rows.Count);
        json.WriteBoolean("has_more", (long)query.Offset + query.Limit < rows.Count);
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, Generation generation, DateTimeOffset now)
    {
        var isPaid = !generation.IsRefundedAt(now);
        json.WriteStartObject();
        json.WriteString("created", Timestamp.Of(generation.Created));
        json.WriteString("status", StatusOf(generation, now));
        json.WriteString("origin", "api");
        json.WriteString("model", generation.Model.Id);
        json.WriteStartObject("cost");
        json.WriteNumber("usd", isPaid ? generation.Usd : 0);
        json.WriteNumber("credits", isPaid ? generation.Credits : 0);
        json.WriteEndObject();
        json.WriteStartObject("tokens");
        json.WriteNumber("input", 0);
        json.WriteNumber("output", 0);
        json.WriteNumber("total", 0);
        json.WriteEndObject();
        json.WriteString("request_id", generation.RequestId);
        json.WriteString("inference_id", generation.Id);
        json.WriteString("client_request_id", generation.ClientRequestId);
        json.WriteEndObject();
    }
}
