namespace AimlMusic.Sandbox.Server;

/// <summary>Writes an answer of the sandbox to the socket.</summary>
internal static class Outgoing
{
    public static async Task WriteAsync(HttpResponseMessage answer, HttpContext context, CancellationToken cancellationToken)
    {
        var response = context.Response;
        response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers))
        {
            response.Headers[header.Key] = header.Value.ToArray();
        }

        var hasBody = !HttpMethods.IsHead(context.Request.Method) && response.StatusCode is not (204 or 304);
        if (!hasBody)
        {
            return;
        }

        response.ContentLength = answer.Content.Headers.ContentLength;
        try
        {
            await answer.Content.CopyToAsync(response.Body, cancellationToken);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            // The body ends early on purpose: Kestrel sends what there is, detects that the rest is missing, and closes the connection.
        }
    }
}
