namespace AimlMusic.Core;

/// <summary>Where a redirect leads, which addresses are of the web, and whether two belong to one origin: scheme, host and port.</summary>
internal static class UriOrigin
{
    /// <summary>Where an answer to a request for an address sends the client; null where it is no redirect, or says no usable address.</summary>
    public static Uri? TargetOf(this HttpResponseMessage response, Uri from) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location && Uri.TryCreate(from, location, out var target) ? target : null;

    /// <summary>Reads an absolute http or https address; null where the text is none.</summary>
    public static Uri? ParseWeb(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.IsWeb() ? uri : null;

    public static bool IsWeb(this Uri uri) => uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp;

    public static bool HasOriginOf(this Uri uri, Uri other) =>
        Uri.Compare(uri, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
