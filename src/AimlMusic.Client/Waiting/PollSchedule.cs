namespace AimlMusic;

/// <summary>The schedule of polls: at the times of <see cref="PollTimes"/>, or at a specified interval.</summary>
internal sealed record PollSchedule
{
    private const double JitterShare = 0.1;

    private readonly TimeSpan _interval;

    private PollSchedule(TimeSpan interval = default)
    {
        _interval = interval;
        IsFixed = interval > TimeSpan.Zero;
    }

    /// <summary>The default schedule, which depends on the age of a song and on the times of recent songs of its model.</summary>
    public static PollSchedule Default { get; } = new();

    /// <summary>Whether the interval is fixed.</summary>
    internal bool IsFixed { get; }

    /// <summary>A schedule with a fixed interval, plus or minus ten percent, so that many songs are not polled at the same time.</summary>
    public static PollSchedule Every(TimeSpan interval) => new(interval);

    /// <summary>The time until the next poll.</summary>
    internal TimeSpan Next() => TimeSpan.FromSeconds(_interval.TotalSeconds * Jitter.Next(1 - JitterShare, 1 + JitterShare));
}
