using System.Globalization;

namespace AimlMusic.Models;

/// <summary>Gets the expiry time of a signed link from its <c>Expires</c> parameter (Unix time in seconds).</summary>
internal static class LinkExpiry
{
    private const string Expires = "Expires=";
    private const long LastSecondOf9999 = 253402300799;

    public static DateTimeOffset? Of(string? url) =>
        url is not null && SecondsOf(QueryOf(url)) is { } seconds && seconds <= LastSecondOf9999 && Uri.TryCreate(url, UriKind.Absolute, out _)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static long? SecondsOf(string query)
    {
        foreach (var field in query.Split('&'))
        {
            if (field.StartsWith(Expires, StringComparison.OrdinalIgnoreCase) && long.TryParse(field[Expires.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            {
                return seconds;
            }
        }

        return null;
    }

    // Without parsing the whole address, which every poll of a completed song would pay for.
    private static string QueryOf(string url)
    {
        var fragment = url.IndexOf('#');
        var address = fragment < 0 ? url : url[..fragment];
        return address[(address.IndexOf('?') is >= 0 and var mark ? mark + 1 : address.Length)..];
    }
}
