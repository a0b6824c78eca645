namespace AimlMusic.Api;

/// <summary>
/// Issues permits at the rate of <see cref="RateLimit"/>, for all requests of this process to one account. Three of four permits go to submits
/// if both kinds wait, because a song that is polled later is more likely to be ready. A permit is the time at which it was issued.
/// </summary>
internal sealed class RateLimiter
{
    private const int Turns = 4;

    private readonly MonotonicClock _clock;
    private readonly RateLimit _limit;
    private readonly WorkLoop _loop;
    private readonly object _lock = new();
    private readonly Queue<TaskCompletionSource<long>> _submits = new();
    private readonly Queue<TaskCompletionSource<long>> _reads = new();
    private int _turn;

    public RateLimiter(TimeProvider time)
    {
        _clock = new MonotonicClock(time);
        _limit = new RateLimit(time.TimestampFrequency);
        _loop = new WorkLoop(time, () => Task.FromResult(GivePermits()), Break);
    }

    /// <summary>Waits for a permit to send a request.</summary>
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
        }

        _loop.Wake();
        using var registration = cancellationToken.Register(() => Cancel(waiter, cancellationToken));
        return await waiter.Task.ConfigureAwait(false);
    }

    /// <summary>Waits for a new permit for a submit if the current one is too old.</summary>
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

    /// <summary>Updates the rate from an answer.</summary>
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

    private void Cancel(TaskCompletionSource<long> waiter, CancellationToken cancellationToken)
    {
        if (waiter.TrySetCanceled(cancellationToken))
        {
            _loop.Wake();
        }
    }

    private void Break(Exception reason)
    {
        lock (_lock)
        {
            foreach (var waiter in _submits.Concat(_reads))
            {
                waiter.TrySetException(reason);
            }

            _submits.Clear();
            _reads.Clear();
        }
    }

    /// <summary>Issues the permits that are due. Returns the time of the next one, or null if no request waits.</summary>
    private long? GivePermits()
    {
        lock (_lock)
        {
            while (FirstQueue() is { } queue)
            {
                var now = _clock.Now;
                if (_limit.FreeAt > now)
                {
                    return _limit.FreeAt;
                }

                // A request that was canceled in the meantime uses no permit.
                if (queue.Dequeue().TrySetResult(now))
                {
                    _limit.Take(now);
                    _turn++;
                }
            }

            return null;
        }
    }

    private Queue<TaskCompletionSource<long>>? FirstQueue()
    {
        DropCancelled(_submits);
        DropCancelled(_reads);
        var (first, other) = _turn % Turns == 0 ? (_reads, _submits) : (_submits, _reads);
        return first.Count > 0 ? first : other.Count > 0 ? other : null;
    }

    private static void DropCancelled(Queue<TaskCompletionSource<long>> queue)
    {
        while (queue.Count > 0 && queue.Peek().Task.IsCompleted)
        {
            queue.Dequeue();
        }
    }
}
