namespace AimlMusic.Api;

/// <summary>
/// Limits the requests per second. By default, 240 may be sent in any second, without spacing. After a 429, none is sent for a second, or for the
/// time in Retry-After. Then the rate is nine tenths of what the service accepted around the 429, but at least half of a reduced rate, evenly spaced.
/// The rate doubles every two seconds; with n 429s in the last five minutes, n times more slowly. A single 429 thus has a short effect, an
/// actual limit a lasting one. The vendor documents none (https://docs.aimlapi.com/api-references/music-models). Times are ticks.
/// </summary>
/// <param name="frequency">The ticks per second of the monotonic clock.</param>
internal sealed class RateLimit(long frequency)
{
    /// <summary>Network delays can compress the requests; the service must not receive more than 250 in any second.</summary>
    public const int MostPerSecond = 240;

    private const double LeastPerSecond = 0.5;
    private const double LeastAfterOneRefusal = 4;
    private const double ShareOfTaken = 0.9;
    private const double SecondsToDouble = 2;
    private const double SecondsRemembered = 300;
    private const int RefusedByALimit = 3;

    // The times at which the last requests were sent, accepted and refused.
    private readonly Queue<long> _sent = new();
    private readonly Queue<long> _taken = new();
    private readonly Queue<long> _refused = new();
    private long _next = long.MinValue;
    private long _notBefore = long.MinValue;
    private long _risenAt = long.MinValue;
    private long? _refusedAt;

    /// <summary>The current rate, in requests per second.</summary>
    public double PerSecond { get; private set; } = MostPerSecond;

    /// <summary>The time at which the next request may be sent.</summary>
    public long FreeAt => Math.Max(_notBefore, Math.Max(IsSlowed ? _next : long.MinValue, _sent.Count < MostPerSecond ? long.MinValue : _sent.Peek() + frequency));

    private bool IsSlowed => PerSecond < MostPerSecond;

    private long Interval => (long)(frequency / PerSecond);

    /// <summary>Counts a request that is sent.</summary>
    public void Take(long now)
    {
        SlowDown(now);
        Rise(now);
        _next = Math.Max(_next, now) + Interval;
        _sent.Enqueue(now);
        if (_sent.Count > MostPerSecond)
        {
            _sent.Dequeue();
        }
    }

    /// <summary>Whether a request with an older permit may be sent. Delayed requests must not be sent at the same time.</summary>
    public bool MayLeave(long permit, long now) =>
        now >= _notBefore && (permit >= _notBefore ? !IsSlowed || now - permit < Interval : _refusedAt is null && !IsSlowed);

    /// <summary>Counts a request that was not answered with 429.</summary>
    public void Taken(long sentAt, long now)
    {
        _taken.Enqueue(sentAt);
        while (_taken.Count > 0 && _taken.Peek() < now - (10 * frequency))
        {
            _taken.Dequeue();
        }
    }

    /// <summary>Counts a request that was answered with 429.</summary>
    public void Refused(long sentAt, long now)
    {
        _refused.Enqueue(now);
        // A request that was sent before the last 429 arrived gives no new information.
        if (_refusedAt is null && sentAt >= _notBefore)
        {
            _refusedAt = sentAt;
            _notBefore = now + frequency;
        }
    }

    /// <summary>Respects the Retry-After of the service.</summary>
    public void KeepQuiet(TimeSpan retryAfter, long now)
    {
        // A wait of hours is reported as an error instead.
        if (!RetrySchedule.IsTooLong(retryAfter))
        {
            _notBefore = Math.Max(_notBefore, now + (long)(retryAfter.TotalSeconds * frequency));
        }
    }

    // Only now are the other requests of that time answered as well.
    private void SlowDown(long now)
    {
        if (_refusedAt is not { } refusedAt)
        {
            return;
        }

        var taken = _taken.Count(moment => Math.Abs(moment - refusedAt) <= frequency / 2);
        var least = IsSlowed ? PerSecond / 2 : _refused.Count < RefusedByALimit ? LeastAfterOneRefusal : LeastPerSecond;
        PerSecond = Math.Max(LeastPerSecond, Math.Max(least, ShareOfTaken * Math.Min(PerSecond, taken)));
        _refusedAt = null;
        _risenAt = _next = now;
    }

    private void Rise(long now)
    {
        while (_refused.Count > 0 && _refused.Peek() < now - (SecondsRemembered * frequency))
        {
            _refused.Dequeue();
        }

        if (IsSlowed)
        {
            var seconds = (double)(now - _risenAt) / frequency;
            PerSecond = Math.Min(MostPerSecond, PerSecond * Math.Pow(2, seconds / (SecondsToDouble * Math.Max(1, _refused.Count))));
            _risenAt = now;
        }
    }
}
