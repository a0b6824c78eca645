using System.Globalization;
using System.Net;
using System.Text;

namespace AimlMusic.Sandbox;

/// <summary>Creates faulty answers.</summary>
internal static class FaultAnswer
{
    /// <summary>An answer with the status of the fault.</summary>
    public static HttpResponseMessage Create(SandboxRequest request, SandboxFault fault)
    {
        var status = fault.Status ?? 500;
        var text = Text(status);
        var answer = fault.Text is not null ? new HttpResponseMessage((HttpStatusCode)status) { Content = Content(fault.Text) } : fault.Body switch
        {
            null or FaultBody.Problem => ErrorAnswer.Problem(request, status, text, text),
            FaultBody.Message => ErrorAnswer.Message(request, status, text),
            _ => new HttpResponseMessage((HttpStatusCode)status) { Content = Content(fault.Body.Value, text) },
        };
        if (fault.RetryAfter is not null)
        {
            answer.Headers.TryAddWithoutValidation("Retry-After", fault.RetryAfter);
        }

        return answer;
    }

    /// <summary>The correct answer, changed by a fault.</summary>
    public static async Task<HttpResponseMessage> SpoilAsync(HttpResponseMessage answer, FaultBody body, TimeSpan wait, TimeProvider time)
    {
        if (body == FaultBody.Html)
        {
            // The page of a proxy has none of the service's headers.
            answer.Headers.Clear();
        }

        using var content = answer.Content;
        answer.Content = body switch
        {
            FaultBody.Truncated => Cut(await content.ReadAsByteArrayAsync().ConfigureAwait(false)),
            FaultBody.Slow => Slow(await content.ReadAsByteArrayAsync().ConfigureAwait(false), wait, time),
            _ => Content(body, "OK"),
        };
        return answer;
    }

    /// <summary>The whole body in pieces.</summary>
    private static StreamContent Slow(byte[] bytes, TimeSpan wait, TimeProvider time)
    {
        var content = new StreamContent(new SlowStream(bytes, new ByteRange(0, bytes.Length), wait, time));
        content.Headers.ContentLength = bytes.Length;
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        return content;
    }

    /// <summary>A literal body.</summary>
    public static HttpContent Content(string text) =>
        new StringContent(text, Encoding.UTF8, text.TrimStart() is ['{' or '[', ..] ? "application/json" : "text/plain");

    private static HttpContent Content(FaultBody body, string text) => body switch
    {
        FaultBody.Html => new StringContent(
            $"<html><head><title>{text}</title></head><body><center><h1>{text}</h1></center></body></html>", Encoding.UTF8, "text/html"),
        FaultBody.Truncated => Cut(Encoding.UTF8.GetBytes($$"""{"message":"{{text}}"}""")),
        FaultBody.Malformed => new StringContent("{\"id\": \"unfinished", Encoding.UTF8, "application/json"),
        _ => new ByteArrayContent([]),
    };

    /// <summary>Half of the body, with the length of the whole.</summary>
    private static StreamContent Cut(byte[] bytes)
    {
        var content = new StreamContent(new CutStream(bytes, 0, bytes.Length / 2));
        content.Headers.ContentLength = bytes.Length;
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        return content;
    }

    private static string Text(int status) => status switch
    {
        303 => "See other",
        307 => "Temporary redirect",
        404 => "Not found",
        408 => "Request timeout",
        409 => "Conflict",
        425 => "Too early",
        429 => "Too many requests",
        499 => "Client closed request",
        500 => "Internal server error",
        502 => "Bad gateway",
        503 => "Service unavailable",
        504 => "Generation timeout",
        524 => "A timeout occurred",
        _ => "Status " + status.ToString(CultureInfo.InvariantCulture),
    };
}
