namespace AimlMusic.Core;

/// <summary>
/// Runs a step while there is work, one at a time. Begun by <see cref="Wake"/>, it sleeps until the moment that the step names, or until
/// it is woken; where the step names none, it ends, and the next <see cref="Wake"/> begins it again. Nothing of it is kept alive then.
/// </summary>
/// <param name="time">The clock to sleep by.</param>
/// <param name="step">Does what is due; returns the moment of the next step, or null where there is nothing to wait for.</param>
/// <param name="broken">Fails all who wait, where the step or the clock throws. Must not throw.</param>
internal sealed class WorkLoop(TimeProvider time, Func<Task<long?>> step, Action<Exception> broken)
{
    private readonly MonotonicClock _clock = new(time);
    private readonly object _lock = new();

    // Completed when a step is wanted that has not begun yet.
    private TaskCompletionSource<bool> _wanted = NewSignal();
    private bool _isRunning;

    /// <summary>Has a step run that sees all that the caller has done. Call it after a change to what the step reads, under a lock or not.</summary>
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
                    await SleepAsync(moment, wanted).ConfigureAwait(false);
                }
            }
#pragma warning disable CA1031 // Whatever it is, it goes to those who wait.
            catch (Exception e)
#pragma warning restore CA1031
            {
                broken(e);
            }
        }
    }

    /// <summary>What the step that begins now can be woken by; null where none is wanted, so that the loop ends.</summary>
    private TaskCompletionSource<bool>? Begin()
    {
        lock (_lock)
        {
            _isRunning = _wanted.Task.IsCompleted;
            return _isRunning ? _wanted = NewSignal() : null;
        }
    }

    private async Task SleepAsync(long moment, TaskCompletionSource<bool> wanted)
    {
        var wait = _clock.Until(moment);
        if (wait <= TimeSpan.Zero)
        {
            wanted.TrySetResult(true);
            return;
        }

        using var alarm = time.CreateTimer(_ => wanted.TrySetResult(true), null, wait, Timeout.InfiniteTimeSpan);
        await wanted.Task.ConfigureAwait(false);
    }

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
