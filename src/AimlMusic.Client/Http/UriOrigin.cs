namespace AimlMusic;

/// <summary>Tells whether two addresses belong to one origin: scheme, host and port.</summary>
internal static class UriOrigin
{
    public static bool HasOriginOf(this Uri uri, Uri other) =>
        Uri.Compare(uri, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
