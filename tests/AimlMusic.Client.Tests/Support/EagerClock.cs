using Microsoft.Extensions.Time.Testing;

namespace AimlMusic.Tests.Support;

/// <summary>
/// A clock that nobody has to wait for: it stands still, but where something waits by it, it goes to that moment at once.
/// A time limit is no wait: it is only reached by <see cref="FakeTimeProvider.Advance"/>, however slow the machine is.
/// </summary>
internal sealed class EagerClock : FakeTimeProvider
{
    private readonly Lock _listLock = new();
    private readonly Lock _timeLock = new();
    private readonly List<TimeSpan> _waits = [];
    private readonly long _start;

    public EagerClock() => _start = GetTimestamp();

    /// <summary>How long was waited, each time.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_listLock)
            {
                return [.. _waits];
            }
        }
    }

    public TimeSpan Elapsed => GetElapsedTime(_start);

    /// <summary>Done before a wait of the given number, counted from 1.</summary>
    public Action<int>? BeforeWait { get; set; }

    /// <summary>By how much the wall clock is wrong; the time that passes is not touched by it.</summary>
    public TimeSpan WallClockError { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + WallClockError;

    // The base class counts it from its wall clock.
    public override long GetTimestamp() => base.GetTimestamp() - WallClockError.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        EagerTimer timer = new(base.CreateTimer(callback, state, dueTime, period));
        // After the timer is set: if another wait moves the clock meanwhile, the moment is late rather than before the timer is due.
        var due = GetTimestamp() + dueTime.Ticks;
        if (dueTime > TimeSpan.Zero && !TimeLimit.Is(state))
        {
            int number;
            lock (_listLock)
            {
                _waits.Add(dueTime);
                number = _waits.Count;
            }

            _ = Task.Run(() =>
            {
                BeforeWait?.Invoke(number);
                GoTo(due, timer);
            });
        }

        return timer;
    }

    private void GoTo(long due, EagerTimer timer)
    {
        lock (_timeLock)
        {
            var left = due - GetTimestamp();
            if (left > 0 && !timer.IsDisposed)
            {
                Advance(TimeSpan.FromTicks(left));
            }
        }
    }

    private sealed class EagerTimer(ITimer inner) : ITimer
    {
        public bool IsDisposed { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(dueTime, period);

        public void Dispose()
        {
            IsDisposed = true;
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return inner.DisposeAsync();
        }
    }
}
