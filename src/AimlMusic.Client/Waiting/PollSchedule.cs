namespace AimlMusic;

/// <summary>How often to poll a song: when it is likely to be ready, which <see cref="PollTimes"/> decides, or at an interval that was asked for.</summary>
public sealed record PollSchedule
{
    private const double JitterShare = 0.1;

    private readonly TimeSpan _interval;

    private PollSchedule(TimeSpan interval = default)
    {
        _interval = interval;
        IsFixed = interval > TimeSpan.Zero;
    }

    /// <summary>The usual schedule: by the song's age, and by how long recent songs of its model took.</summary>
    public static PollSchedule Default { get; } = new();

    /// <summary>Whether it holds whatever songs turn out to take.</summary>
    internal bool IsFixed { get; }

    /// <summary>A schedule of one interval throughout, a tenth more or less: many songs must not be polled at once.</summary>
    public static PollSchedule Every(TimeSpan interval) => new(interval);

    /// <summary>The wait until the next poll.</summary>
    internal TimeSpan Next() => TimeSpan.FromSeconds(_interval.TotalSeconds * Jitter.Next(1 - JitterShare, 1 + JitterShare));
}
