namespace AimlMusic;

/// <summary>
/// How often to look at a song of which nothing is known yet: every ten seconds, as the vendor's examples do
/// (https://docs.aimlapi.com/api-references/music-models). Jitter keeps many songs from asking at once.
/// </summary>
public sealed record PollSchedule
{
    private const double JitterShare = 0.1;

    /// <summary>The usual schedule: ten seconds, until it is known how long songs of a model take.</summary>
    public static PollSchedule Default { get; } = new();

    /// <summary>From one look to the next. Default: 10 s.</summary>
    public TimeSpan Interval { get; private init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether it holds whatever songs turn out to take.</summary>
    public bool IsFixed { get; private init; }

    /// <summary>A schedule of one interval throughout, a tenth more or less.</summary>
    public static PollSchedule Every(TimeSpan interval) => new() { Interval = interval, IsFixed = true };

    /// <summary>The wait until the next look.</summary>
    internal TimeSpan Next() => TimeSpan.FromSeconds(Interval.TotalSeconds * Jitter.Next(1 - JitterShare, 1 + JitterShare));
}
