using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>One request in the journal. It never contains the key.</summary>
internal sealed class RequestEntry(int number, string route, SandboxRequest request)
{
    /// <summary>The status of the answer; null before the answer, and after a reset of the connection.</summary>
    public int? Status { get; set; }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("number", number);
        json.WriteString("time", Timestamp.Of(request.Time));
        json.WriteString("route", route);
        json.WriteString("method", request.Method);
        json.WriteString("path", request.Path);
        json.WriteString("query", request.Uri.Query.TrimStart('?'));
        json.WriteBoolean("authorization", request.Header("Authorization") is not null);
        json.WriteString("userAgent", request.Header("User-Agent"));
        json.WriteString("clientRequestId", request.Header("X-Client-Request-Id"));
        json.WriteString("inferenceId", request.InferenceId);
        json.WriteString("range", request.Header("Range"));
        json.WritePropertyName("body");
        if (request.Body is { } body)
        {
            body.WriteTo(json);
        }
        else
        {
            json.WriteNullValue();
        }

        if (Status is { } status)
        {
            json.WriteNumber("status", status);
        }
        else
        {
            json.WriteNull("status");
        }

        json.WriteEndObject();
    }
}
