namespace AimlMusic;

/// <summary>
/// When to look at a song of which nothing is known yet: first after a few seconds, then at an interval that grows to the ten to fifteen seconds of the
/// vendor's examples (https://docs.aimlapi.com/api-references/music-models). Jitter keeps many songs from asking at once.
/// </summary>
public sealed record PollSchedule
{
    private const double Growth = 1.5;
    private const double JitterShare = 0.1;

    /// <summary>The usual schedule.</summary>
    public static PollSchedule Default { get; } = new();

    /// <summary>From the submit to the first look. Default: 4 s.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>The longest interval. Default: 12 s.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Whether it holds whatever songs turn out to take.</summary>
    internal bool IsFixed { get; private init; }

    /// <summary>A schedule of one interval throughout.</summary>
    public static PollSchedule Every(TimeSpan interval) => new() { First = interval, Longest = interval, IsFixed = true };

    /// <summary>The interval before a look, counted from 0.</summary>
    internal TimeSpan Interval(int look)
    {
        var seconds = Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(Growth, look));
        return TimeSpan.FromSeconds(seconds * Jitter.Next(1 - JitterShare, 1 + JitterShare));
    }
}
