using System.Text;

namespace AimlMusic.Tests.Support;

/// <summary>What a scripted server does with one request: it writes these bytes, then it closes the connection, or holds it until the client leaves.</summary>
internal sealed record Reply(byte[] Bytes, bool IsReset = false, bool IsHeld = false)
{
    /// <summary>The connection is reset without a word.</summary>
    public static Reply Reset { get; } = new([], IsReset: true);

    public static Reply Raw(string text) => new(Encoding.Latin1.GetBytes(text));

    public static Reply Json(string json, int status = 200, params string[] headers) =>
        Body(Encoding.UTF8.GetBytes(json), status, ["Content-Type: application/json", .. headers]);

    public static Reply Body(byte[] body, int status = 200, params string[] headers) =>
        Head(status, [$"Content-Length: {body.Length}", .. headers]).Then(body);

    /// <summary>A status and headers; the body is what comes until the connection ends.</summary>
    public static Reply Head(int status, params string[] headers) =>
        Raw($"HTTP/1.1 {status} Scripted\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n");

    public static Reply Redirect(int status, string location) => Head(status, "Content-Length: 0", "Location: " + location);

    public Reply Then(byte[] more) => this with { Bytes = [.. Bytes, .. more] };
}
