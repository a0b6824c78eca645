using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Answers of music-01. The status is always 200, and <c>base_resp</c> contains the errors.</summary>
internal static class BaseAnswer
{
    /// <summary>The request is not valid.</summary>
    public const int InvalidParameter = 2013;

    /// <summary>The song could not be made.</summary>
    public const int Failed = 1000;

    public static HttpResponseMessage Refuse(int code, string message) =>
        JsonAnswer.Create(200, json => Write(json, code, message));

    public static void Write(Utf8JsonWriter json, int code, string message)
    {
        json.WriteStartObject("base_resp");
        json.WriteNumber("status_code", code);
        json.WriteString("status_msg", message);
        json.WriteEndObject();
    }
}
