namespace AimlMusic.Core;

/// <summary>
/// Runs a step repeatedly, never two at the same time. <see cref="Wake"/> starts it. It then sleeps until the time that the step returns,
/// or until it is woken. If the step returns no time, the loop ends, and the next <see cref="Wake"/> starts it again.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="step">Does what is due. Returns the time of the next step, or null if there is nothing to wait for.</param>
/// <param name="broken">Called if the step or the clock throws; it fails all who wait. Must not throw.</param>
internal sealed class WorkLoop(TimeProvider time, Func<Task<long?>> step, Action<Exception> broken)
{
    private readonly MonotonicClock _clock = new(time);
    private readonly object _lock = new();

    // Completed when a step is requested that has not started yet.
    private TaskCompletionSource<bool> _wanted = NewSignal();
    private bool _isRunning;

    /// <summary>Requests a step that sees all changes of the caller. Call it after a change to what the step reads, with or without a lock.</summary>
    public void Wake()
    {
        lock (_lock)
        {
            _wanted.TrySetResult(true);
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        _ = Task.Run(RunAsync, CancellationToken.None);
    }

    private async Task RunAsync()
    {
        while (Begin() is { } wanted)
        {
            try
            {
                if (await step().ConfigureAwait(false) is { } moment)
                {
                    using var alarm = SetAlarm(moment, wanted);
                    await wanted.Task.ConfigureAwait(false);
                }
            }
#pragma warning disable CA1031 // Any exception is passed to those who wait.
            catch (Exception e)
#pragma warning restore CA1031
            {
                broken(e);
            }
        }
    }

    /// <summary>The signal that wakes the step that starts now; null if no step is requested, so that the loop ends.</summary>
    private TaskCompletionSource<bool>? Begin()
    {
        lock (_lock)
        {
            _isRunning = _wanted.Task.IsCompleted;
            return _isRunning ? _wanted = NewSignal() : null;
        }
    }

    private ITimer? SetAlarm(long moment, TaskCompletionSource<bool> wanted)
    {
        var wait = _clock.Until(moment);
        if (wait > TimeSpan.Zero)
        {
            return time.CreateTimer(_ => wanted.TrySetResult(true), null, wait, Timeout.InfiniteTimeSpan);
        }

        wanted.TrySetResult(true);
        return null;
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
