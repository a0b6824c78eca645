using System.Globalization;

namespace AimlMusic.Core;

/// <summary>Converts between UTC, which is used for calculations, and local time, which users see and type.</summary>
/// <remarks>
/// Public properties use <see cref="DateTime"/>: PowerShell neither compares it with a <see cref="DateTimeOffset"/> on the right, nor
/// subtracts one, nor deserializes one from a job correctly.
/// </remarks>
internal static class LocalTime
{
    /// <summary>Converts a time to UTC. It is local, unless its kind is UTC.</summary>
    public static DateTimeOffset ToMoment(DateTime time) => new(time.ToUniversalTime());

    /// <summary>Formats a time for a message, in the same form in every culture.</summary>
    public static string Show(DateTimeOffset moment) => moment.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="ToMoment(DateTime)"/>
    public static DateTimeOffset? ToMoment(DateTime? time) => time is { } given ? ToMoment(given) : null;
}
