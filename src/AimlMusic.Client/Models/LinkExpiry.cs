using System.Globalization;
using System.Text.RegularExpressions;

namespace AimlMusic.Models;

/// <summary>Gets the expiry time of a signed link from its <c>Expires</c> parameter (Unix time in seconds).</summary>
internal static class LinkExpiry
{
    private const long LastSecondOf9999 = 253402300799;

    private static readonly Regex Expires = new(@"^[^?#]*\?(?:[^#]*?&)?Expires=([0-9]+)(?:[&#]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    public static DateTimeOffset? Of(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out _)
        && long.TryParse(Expires.Match(url).Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= LastSecondOf9999
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
