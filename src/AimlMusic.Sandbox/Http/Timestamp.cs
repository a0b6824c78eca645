using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary>Times in the format of the service.</summary>
internal static class Timestamp
{
    public static string Of(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
