namespace AimlMusic.Sandbox;

/// <summary>The requested usage.</summary>
/// <param name="Start">The earliest time.</param>
/// <param name="End">The latest time.</param>
/// <param name="Prefix">The start of the key; null for the key of the request.</param>
/// <param name="ByDay">Whether to group by day.</param>
/// <param name="ByModel">Whether to group by model.</param>
/// <param name="Zone">The time zone of the days.</param>
internal sealed record UsageQuery(DateTimeOffset Start, DateTimeOffset End, string? Prefix, bool ByDay, bool ByModel, TimeZoneInfo Zone)
{
    public bool IsGrouped => ByDay || ByModel;

    /// <summary>The date of a time in the zone, at midnight.</summary>
    public DateTime DayOf(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).Date;
}
