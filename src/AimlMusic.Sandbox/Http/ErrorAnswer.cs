using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>The two shapes in which the service says that something is wrong.</summary>
internal static class ErrorAnswer
{
    /// <summary>The older shape, which the service still has in places: faults ask for it. Its <c>statusCode</c> is sometimes a string.</summary>
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

    /// <summary>The newer shape.</summary>
    /// <param name="request">What is answered.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="name">The name of the error.</param>
    /// <param name="message">What a person should read.</param>
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

    /// <summary>A refusal that names every mistake.</summary>
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
