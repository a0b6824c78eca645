using Microsoft.Extensions.Time.Testing;

namespace AimlMusic.Client.Tests.Ledger;

/// <summary>A timer that its clock knows of.</summary>
internal sealed class TrackedTimer : ITimer
{
    private readonly TrackedClock _clock;
    private readonly ITimer _timer;

    public TrackedTimer(TrackedClock clock, FakeTimeProvider time, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _clock = clock;
        // What ends something too slow is no sleep.
        IsSleep = !TimeLimit.Is(state);
        // Were the clock moved between the two, it would be waited for at a time that is not its own.
        lock (clock.Moves)
        {
            clock.Note(this, dueTime);
            _timer = time.CreateTimer(_ => Fire(callback, state), null, dueTime, period);
        }
    }

    public bool IsSleep { get; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_clock.Moves)
        {
            _clock.Note(this, dueTime);
            return _timer.Change(dueTime, period);
        }
    }

    public void Dispose()
    {
        _clock.Forget(this);
        _timer.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        _clock.Forget(this);
        await _timer.DisposeAsync();
    }

    private void Fire(TimerCallback callback, object? state)
    {
        _clock.Forget(this);
        callback(state);
    }
}
