using Microsoft.Extensions.Time.Testing;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>One side's view of a clock that the test moves; it knows whether that side sleeps, and until when.</summary>
internal sealed class TrackedClock(FakeTimeProvider time) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TrackedTimer, DateTimeOffset> _due = [];

    /// <summary>Held by whoever moves the clock, and while a timer is set. One for all views of a clock.</summary>
    public object Moves => time;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => time.LocalTimeZone;

    /// <summary>Whether somebody waits for nothing but time: a delay, not the limit of something under way.</summary>
    public bool HasSleeper
    {
        get
        {
            lock (_lock)
            {
                return _due.Keys.Any(timer => timer.IsSleep);
            }
        }
    }

    /// <summary>How often a timer was set.</summary>
    public int Settings { get; private set; }

    /// <summary>When the next timer is due, of whatever kind.</summary>
    public DateTimeOffset NextDue
    {
        get
        {
            lock (_lock)
            {
                return _due.Values.DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
            }
        }
    }

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow();

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new TrackedTimer(this, time, callback, state, dueTime, period);

    public void Note(TrackedTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            Settings++;
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                _due.Remove(timer);
            }
            else
            {
                _due[timer] = time.GetUtcNow() + dueTime;
            }
        }
    }

    public void Forget(TrackedTimer timer)
    {
        lock (_lock)
        {
            _due.Remove(timer);
        }
    }
}
