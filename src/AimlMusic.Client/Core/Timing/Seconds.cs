using System.Globalization;

namespace AimlMusic.Core;

/// <summary>Formats a time span for a message, in the same form in every culture.</summary>
internal static class Seconds
{
    /// <summary>For example <c>1.5 s</c>.</summary>
    public static string Of(TimeSpan span) => span.TotalSeconds.ToString("0.### s", CultureInfo.InvariantCulture);
}
