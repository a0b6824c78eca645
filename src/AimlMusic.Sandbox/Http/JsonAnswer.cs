using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Creates answers with a JSON body.</summary>
internal static class JsonAnswer
{
    // Like the service: UTF-8, with no more escaping than JSON requires.
    private static readonly JsonWriterOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An answer whose body is one object.</summary>
    public static HttpResponseMessage Create(int status, Action<Utf8JsonWriter> members, string mediaType = "application/json") =>
        new((HttpStatusCode)status) { Content = Content(members, mediaType) };

    /// <summary>One object as the body of an answer.</summary>
    public static ByteArrayContent Content(Action<Utf8JsonWriter> members, string mediaType = "application/json")
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, _options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        var content = new ByteArrayContent(bytes.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType) { CharSet = "utf-8" };
        return content;
    }
}
