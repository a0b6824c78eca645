namespace AimlMusic;

/// <summary>How usage is grouped.</summary>
[Flags]
public enum UsageGrouping
{
    /// <summary>One sum for the whole period.</summary>
    None = 0,

    /// <summary>One sum for each day in UTC.</summary>
    Day = 1,

    /// <summary>One sum for each model.</summary>
    Model = 2,
}
