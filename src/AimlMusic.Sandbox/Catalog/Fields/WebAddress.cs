namespace AimlMusic.Sandbox;

/// <summary>Web addresses.</summary>
internal static class WebAddress
{
    public static Uri? Of(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address
            : null;
}
