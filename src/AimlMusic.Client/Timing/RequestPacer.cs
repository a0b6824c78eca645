namespace AimlMusic;

/// <summary>
/// Lets requests go no faster than <see cref="PaceLimit"/> allows: all requests of this process to one account, whatever they
/// are for. Of four that wait, three are submits: what is looked at later is the likelier to be ready.
/// </summary>
internal sealed class RequestPacer(TimeProvider time)
{
    private const int Turns = 4;

    private readonly LoopClock _clock = new(time);
    private readonly PaceLimit _limit = new(time.TimestampFrequency);
    private readonly object _lock = new();
    private readonly Queue<TaskCompletionSource<long>> _submits = new();
    private readonly Queue<TaskCompletionSource<long>> _reads = new();
    private int _turn;
    private bool _isRunning;

    /// <summary>The pace that holds now, in requests a second.</summary>
    public double PerSecond
    {
        get
        {
            lock (_lock)
            {
                return _limit.PerSecond;
            }
        }
    }

    /// <summary>Waits until a request may go; gives the moment at which it does.</summary>
    public async Task<long> EnterAsync(bool isSubmit, CancellationToken cancellationToken)
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

    /// <summary>Waits until a request may leave whose turn came a while ago; gives the moment that it counts for.</summary>
    public async Task<long> LeaveAsync(long turn, CancellationToken cancellationToken)
    {
        long leavesAt;
        TimeSpan wait;
        lock (_lock)
        {
            leavesAt = _limit.Leave(turn, _clock.Now);
            wait = _clock.Until(leavesAt);
        }

        if (wait <= TimeSpan.Zero)
        {
            return turn;
        }

        await time.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
        return leavesAt;
    }

    /// <summary>Learns what the service says of the pace.</summary>
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

    /// <summary>Tells all that wait why their turn does not come. The next one begins a new loop.</summary>
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

                // Who has left meanwhile takes no turn.
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
