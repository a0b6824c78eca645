using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary><c>GET /v2/logs</c>: the requests with the key, newest first.</summary>
internal sealed class LogsRoute(RequestLog log) : IRoute
{
    private readonly RateWindow _rate = new(200, TimeSpan.FromSeconds(60));

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

        var rows = log.Rows(request.Key, request.Time).Where(query.Matches).ToList();
        return JsonAnswer.Create(200, json => Write(json, rows, query));
    }

    private static void Write(Utf8JsonWriter json, List<LogRow> rows, LogQuery query)
    {
        json.WriteStartArray("data");
        foreach (var row in rows.Skip(query.Offset).Take(query.Limit))
        {
            WriteRow(json, row);
        }

        json.WriteEndArray();
        json.WriteStartObject("pagination");
        json.WriteNumber("limit", query.Limit);
        json.WriteNumber("offset", query.Offset);
        json.WriteNumber("total", rows.Count);
        json.WriteBoolean("has_more", (long)query.Offset + query.Limit < rows.Count);
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, LogRow row)
    {
        json.WriteStartObject();
        json.WriteString("created", Timestamp.Of(row.Created));
        json.WriteString("status", row.Status);
        json.WriteString("origin", "api");
        json.WriteString("model", row.Model);
        Amount.Write(json, "cost", row.Usd);
        json.WriteStartObject("tokens");
        json.WriteNumber("input", 0);
        json.WriteNumber("output", 0);
        json.WriteNumber("total", 0);
        json.WriteEndObject();
        json.WriteString("request_id", row.RequestId);
        json.WriteString("inference_id", row.InferenceId);
        json.WriteString("client_request_id", row.ClientRequestId);
        json.WriteEndObject();
    }
}
