using System.Globalization;

namespace AimlMusic.Core;

/// <summary>Converts seconds to a time span and back to the text of a message, in the same form in every culture.</summary>
internal static class Seconds
{
    private const double Longest = 1e9;

    /// <summary>The time span of a number of seconds; null if the number is not valid.</summary>
    public static TimeSpan? ToTimeSpan(double? seconds) => seconds is >= 0 and < Longest ? TimeSpan.FromSeconds(seconds.Value) : null;

    /// <summary>For example <c>1.5 s</c>.</summary>
    public static string Of(TimeSpan span) => span.TotalSeconds.ToString("0.### s", CultureInfo.InvariantCulture);
}
