namespace AimlMusic.Core;

/// <summary>Parses web addresses and redirects, and compares origins (scheme, host and port).</summary>
internal static class UriOrigin
{
    /// <summary>Gets the target of a redirect; null if the answer is not a redirect or has no valid target.</summary>
    public static Uri? TargetOf(this HttpResponseMessage response, Uri from) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location && Uri.TryCreate(from, location, out var target) ? target : null;

    /// <summary>Parses an absolute http or https address; null if the text is not one.</summary>
    public static Uri? ParseWeb(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.IsWeb() ? uri : null;

    public static bool IsWeb(this Uri uri) => uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp;

    public static bool HasOriginOf(this Uri uri, Uri other) =>
        Uri.Compare(uri, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
