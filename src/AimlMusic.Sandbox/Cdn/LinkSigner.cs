using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary>Creates and checks download links, which are signed and expire.</summary>
internal sealed class LinkSigner(SandboxSeed seed, Uri cdnBaseUri)
{
    // One path segment: the slashes inside are data, as on the service's own storage.
    private const string Folder = "/generations/songbird/music%2Fprod%2F";

    public string Sign(Generation generation, DateTimeOffset expires)
    {
        var path = Folder + generation.FileToken + generation.Extension;
        var seconds = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{cdnBaseUri.GetLeftPart(UriPartial.Authority)}{path}?Expires={seconds}&Signature={Signature(path, seconds)}";
    }

    public LinkVerdict Check(SandboxRequest request)
    {
        var expires = request.Query.First("Expires");
        if (expires is null
            || request.Query.First("Signature") != Signature(request.Path, expires)
            || !long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return LinkVerdict.Forged;
        }

        return request.Time < DateTimeOffset.FromUnixTimeSeconds(seconds) ? LinkVerdict.Good : LinkVerdict.Expired;
    }

    /// <summary>The file that a path names, even if it does not exist.</summary>
    public static string FileToken(string path) =>
        Path.GetFileNameWithoutExtension(path.StartsWith(Folder, StringComparison.Ordinal) ? path.Substring(Folder.Length) : "");

    private string Signature(string path, string expires) => seed.Hex($"link:{path}?{expires}");
}
