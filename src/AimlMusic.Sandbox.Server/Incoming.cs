using Microsoft.AspNetCore.Http.Features;

namespace AimlMusic.Sandbox.Server;

/// <summary>Converts a received request to a request for the sandbox.</summary>
internal static class Incoming
{
    /// <summary>The request; null if its target is not an address.</summary>
    public static HttpRequestMessage? Read(HttpContext context, SandboxOptions options)
    {
        // The port determines the origin, whatever host name the client uses. The raw target preserves an encoded slash.
        var origin = context.Connection.LocalPort == options.CdnBaseUri.Port ? options.CdnBaseUri : options.BaseUri;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.StartsWith('/') || !Uri.TryCreate(origin.GetLeftPart(UriPartial.Authority) + target, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), uri)
        {
            Content = new StreamContent(context.Request.Body),
        };
        foreach (var header in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string?>)header.Value))
            {
                request.Content.Headers.TryAddWithoutValidation(header.Key, (IEnumerable<string?>)header.Value);
            }
        }

        return request;
    }
}
