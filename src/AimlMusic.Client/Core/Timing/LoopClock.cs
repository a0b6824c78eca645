namespace AimlMusic.Core;

/// <summary>The clockwork of a loop: it sleeps until a moment, or until it is woken. Moments are ticks of the monotonic clock.</summary>
internal sealed class LoopClock(TimeProvider time)
{
    // A timer takes no longer time; the clock's own ticks would overflow beyond it only after a century.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(40);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(36500);

    private readonly object _lock = new();
    private TaskCompletionSource<bool> _changed = NewSignal();

    public long Now => time.GetTimestamp();

    public long After(TimeSpan span) => time.GetTimestamp() + Ticks(span < LongestWait ? span : LongestWait);

    /// <summary>Whole milliseconds, rounded up: a timer drops the rest, and a loop would turn in circles until it is over.</summary>
    public TimeSpan Until(long moment)
    {
        var milliseconds = Math.Ceiling((moment - time.GetTimestamp()) * 1000.0 / time.TimestampFrequency);
        return milliseconds < LongestDelay.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : LongestDelay;
    }

    public double Seconds(long ticks) => (double)ticks / time.TimestampFrequency;

    public long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);

    /// <summary>What is done when the loop is woken. Asked for before the loop looks at what there is to do, so that nothing is missed.</summary>
    public Task Watch()
    {
        lock (_lock)
        {
            if (_changed.Task.IsCompleted)
            {
                _changed = NewSignal();
            }

            return _changed.Task;
        }
    }

    public void Wake()
    {
        lock (_lock)
        {
            _changed.TrySetResult(true);
        }
    }

    /// <summary>Sleeps for a time (null: for ever), or until something changes.</summary>
    public async Task SleepAsync(TimeSpan? wait, Task changed)
    {
        using var alarm = wait is { } span ? time.CreateTimer(_ => Wake(), null, span, Timeout.InfiniteTimeSpan) : null;
        await changed.ConfigureAwait(false);
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
