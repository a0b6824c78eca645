using System.Globalization;

namespace AimlMusic;

/// <summary>Reads when a signed link expires from its <c>Expires=</c>, in seconds since 1970.</summary>
internal static class LinkExpiry
{
    private const long LastSecondOf9999 = 253402300799;

    public static DateTime? Of(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var link))
        {
            return null;
        }

        var value = link.Query.TrimStart('?').Split('&')
            .Select(pair => pair.Split('='))
            .Where(pair => pair.Length == 2 && string.Equals(pair[0], "Expires", StringComparison.OrdinalIgnoreCase))
            .Select(pair => pair[1])
            .FirstOrDefault();
        return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LastSecondOf9999
            ? DateTimeOffset.FromUnixTimeSeconds(seconds).LocalDateTime
            : null;
    }
}
