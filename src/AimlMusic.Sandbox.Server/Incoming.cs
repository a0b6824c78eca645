using Microsoft.AspNetCore.Http.Features;

namespace AimlMusic.Sandbox.Server;

/// <summary>Makes a request for the sandbox from one that came over the wire.</summary>
internal static class Incoming
{
    /// <summary>The request; null where its target is no address.</summary>
    public static HttpRequestMessage? Read(HttpContext context, SandboxOptions options)
    {
        // The port tells the origin, whatever name the client has for it; the raw target keeps an encoded slash encoded.
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
