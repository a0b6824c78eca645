namespace AimlMusic.Sandbox;

/// <summary>Which usage is wanted.</summary>
/// <param name="Start">The earliest moment.</param>
/// <param name="End">The latest moment.</param>
/// <param name="Prefix">The beginning of the key; null for the asking key.</param>
/// <param name="ByDay">Whether each day has a group of its own.</param>
/// <param name="ByModel">Whether each model has a group of its own.</param>
/// <param name="Zone">Where a day begins.</param>
internal sealed record UsageQuery(DateTimeOffset Start, DateTimeOffset End, string? Prefix, bool ByDay, bool ByModel, TimeZoneInfo Zone)
{
    public bool IsGrouped => ByDay || ByModel;

    /// <summary>The date of a moment in the zone, at midnight.</summary>
    public DateTime DayOf(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).Date;
}
