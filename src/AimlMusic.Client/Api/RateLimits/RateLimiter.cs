namespace AimlMusic.Api;

/// <summary>
/// Gives permits no faster than <see cref="RateLimit"/> allows: to all requests of this process to one account, whatever they
/// are for. Of four that wait, three are submits: what is polled later is the likelier to be ready. A permit is the moment it was given.
/// </summary>
internal sealed class RateLimiter(TimeProvider time)
{
    private const int Turns = 4;

    private readonly LoopClock _clock = new(time);
    private readonly RateLimit _limit = new(time.TimestampFrequency);
    private readonly object _lock = new();
    private readonly Queue<TaskCompletionSource<long>> _submits = new();
    private readonly Queue<TaskCompletionSource<long>> _reads = new();
    private int _turn;
    private bool _isRunning;

    /// <summary>Waits until a request may go.</summary>
    public async Task<long> AcquireAsync(bool isSubmit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource<long> waiter;
        lock (_lock)
        {
            var now = _clock.Now;
            if (_submits.Count + _reads.Count == 0 && _limit.FreeAt <= now)
            {
                _limit.Take(now);
                return now;
            }

            waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (isSubmit ? _submits : _reads).Enqueue(waiter);
            if (!_isRunning)
            {
                _isRunning = true;
                _ = Task.Run(RunAsync, CancellationToken.None).OrElse(Break);
            }
        }

        using var registration = cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
        return await waiter.Task.ConfigureAwait(false);
    }

    /// <summary>Waits for a new permit for a submit where the one that it has is too old.</summary>
    public Task<long> RenewAsync(long permit, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_limit.MayLeave(permit, _clock.Now))
            {
                return Task.FromResult(permit);
            }
        }

        return AcquireAsync(isSubmit: true, cancellationToken);
    }

    /// <summary>Learns what the service says of the rate.</summary>
    public void Answered(long sentAt, int status, TimeSpan? retryAfter)
    {
        const int TooMany = 429;
        const int Unavailable = 503;
        lock (_lock)
        {
            var now = _clock.Now;
            if (status == TooMany)
            {
                _limit.Refused(sentAt, now);
            }
            else
            {
                _limit.Taken(sentAt, now);
            }

            if (retryAfter is { } wait && status is TooMany or Unavailable)
            {
                _limit.KeepQuiet(wait, now);
            }
        }
    }

    private async Task RunAsync()
    {
        while (Next() is { } wait)
        {
            await _clock.SleepAsync(wait, _clock.Watch()).ConfigureAwait(false);
        }
    }

    /// <summary>Tells all that wait why they get no permit. The next one begins a new loop.</summary>
    private void Break(Exception reason)
    {
        lock (_lock)
        {
            _isRunning = false;
            foreach (var waiter in _submits.Concat(_reads))
            {
                waiter.TrySetException(reason);
            }

            _submits.Clear();
            _reads.Clear();
        }
    }

    /// <summary>Lets go what may go; how long the others wait, or null where there are none.</summary>
    private TimeSpan? Next()
    {
        lock (_lock)
        {
            while (Peek() is { } queue)
            {
                var wait = _clock.Until(_limit.FreeAt);
                if (wait > TimeSpan.Zero)
                {
                    return wait;
                }

                // Who has left meanwhile takes no permit.
                var now = _clock.Now;
                if (queue.Dequeue().TrySetResult(now))
                {
                    _limit.Take(now);
                    _turn++;
                }
            }

            _isRunning = false;
            return null;
        }
    }

    private Queue<TaskCompletionSource<long>>? Peek()
    {
        var first = _turn % Turns == 0 ? _reads : _submits;
        var other = _turn % Turns == 0 ? _submits : _reads;
        return first.Count > 0 ? first : other.Count > 0 ? other : null;
    }
}
