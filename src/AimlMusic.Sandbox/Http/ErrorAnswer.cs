using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>The two formats of errors.</summary>
internal static class ErrorAnswer
{
    /// <summary>The older format, which the service still uses in places. Faults can request it. Its <c>statusCode</c> is sometimes a string.</summary>
    public static HttpResponseMessage Message(SandboxRequest request, int status, string message) =>
        JsonAnswer.Create(status, json =>
        {
            json.WriteString("message", message);
            json.WriteString("path", request.Path);
            json.WriteString("requestId", request.Id);
            if (request.Id[0] % 2 == 0)
            {
                json.WriteString("statusCode", status.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                json.WriteNumber("statusCode", status);
            }

            json.WriteString("timestamp", Timestamp.Of(request.Time));
        });

    /// <summary>The newer format.</summary>
    /// <param name="request">The request.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="name">The name of the error.</param>
    /// <param name="message">The message for users.</param>
    /// <param name="data">Writes the value of <c>error.data</c>; null writes null.</param>
    public static HttpResponseMessage Problem(
        SandboxRequest request, int status, string name, string message, Action<Utf8JsonWriter>? data = null) =>
        JsonAnswer.Create(
            status,
            json =>
            {
                json.WriteString("title", name);
                json.WriteNumber("status", status);
                json.WriteString("message", message);
                json.WriteString("instance", request.Path);
                json.WriteString("requestId", request.Id);
                json.WriteString("timestamp", Timestamp.Of(request.Time));
                json.WriteStartObject("error");
                json.WriteString("name", name);
                json.WriteString("message", message);
                json.WritePropertyName("data");
                if (data is null)
                {
                    json.WriteNullValue();
                }
                else
                {
                    data(json);
                }

                json.WriteEndObject();
            },
            "application/problem+json");

    /// <summary>A rejection that names every mistake.</summary>
    public static HttpResponseMessage Invalid(SandboxRequest request, string message, IReadOnlyList<Issue> issues) =>
        Problem(request, 400, "BadRequestException", message, json =>
        {
            json.WriteStartArray();
            foreach (var issue in issues)
            {
                issue.WriteTo(json);
            }

            json.WriteEndArray();
        });
}
