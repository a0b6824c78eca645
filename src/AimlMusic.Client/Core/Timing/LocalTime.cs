using System.Globalization;

namespace AimlMusic.Core;

/// <summary>Between moments, which are reckoned with, and the local time that users see and type.</summary>
/// <remarks>
/// What users see is a <see cref="DateTime"/>: PowerShell neither compares one with a <see cref="DateTimeOffset"/> on its right, nor
/// subtracts one, nor brings one back from a job as what it was.
/// </remarks>
internal static class LocalTime
{
    /// <summary>The moment of a time that is local, unless it says that it is UTC.</summary>
    public static DateTimeOffset ToMoment(DateTime time) => new(time.ToUniversalTime());

    /// <summary>A moment for a message: the same form in every culture.</summary>
    public static string Show(DateTimeOffset moment) => moment.LocalDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <inheritdoc cref="ToMoment(DateTime)"/>
    public static DateTimeOffset? ToMoment(DateTime? time) => time is { } given ? ToMoment(given) : null;
}
