namespace AimlMusic.Api;

/// <summary>
/// How many requests a second may go. The rule: 240 in any second, at once where they come at once. After a 429 nothing goes for a second, or while its
/// Retry-After lasts, and then half as many as before, or nine tenths of what the service took around the refusal, evenly spaced. The rate
/// doubles every two seconds, and so many times more slowly as 429s were heard in the last five minutes: one alone is soon forgotten, a
/// limit is not. The vendor publishes none (https://docs.aimlapi.com/api-references/music-models). Moments are ticks of the monotonic clock.
/// </summary>
/// <param name="frequency">The clock's ticks a second.</param>
internal sealed class RateLimit(long frequency)
{
    /// <summary>On the way they may come closer together: the service is to see no more than 250 in any second.</summary>
    public const int MostPerSecond = 240;

    private const double LeastPerSecond = 0.5;
    private const double LeastAfterOneRefusal = 4;
    private const double ShareOfTaken = 0.9;
    private const double SecondsToDouble = 2;
    private const double SecondsRemembered = 300;
    private const int RefusedByALimit = 3;

    // The last ones, when they were sent or heard of.
    private readonly Queue<long> _sent = new();
    private readonly Queue<long> _taken = new();
    private readonly Queue<long> _refused = new();
    private long _next = long.MinValue;
    private long _notBefore = long.MinValue;
    private long _risenAt = long.MinValue;
    private long? _refusedAt;

    /// <summary>The rate that holds now, in requests a second.</summary>
    public double PerSecond { get; private set; } = MostPerSecond;

    /// <summary>When the next request may go.</summary>
    public long FreeAt => Math.Max(_notBefore, Math.Max(IsSlowed ? _next : long.MinValue, _sent.Count < MostPerSecond ? long.MinValue : _sent.Peek() + frequency));

    private bool IsSlowed => PerSecond < MostPerSecond;

    private long Interval => (long)(frequency / PerSecond);

    /// <summary>A request goes.</summary>
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

    /// <summary>Whether a request may leave whose permit is from a while ago: those that were held up on the way must not leave together.</summary>
    public bool MayLeave(long permit, long now) =>
        now >= _notBefore && (permit >= _notBefore ? !IsSlowed || now - permit < Interval : _refusedAt is null && !IsSlowed);

    /// <summary>A request was answered, and not with 429.</summary>
    public void Taken(long sentAt, long now)
    {
        _taken.Enqueue(sentAt);
        while (_taken.Count > 0 && _taken.Peek() < now - (10 * frequency))
        {
            _taken.Dequeue();
        }
    }

    /// <summary>A request was answered with 429.</summary>
    public void Refused(long sentAt, long now)
    {
        _refused.Enqueue(now);
        // What was sent before the last one was heard of says nothing new.
        if (_refusedAt is null && sentAt >= _notBefore)
        {
            _refusedAt = sentAt;
            _notBefore = now + frequency;
        }
    }

    /// <summary>The service asked to be left alone for a time.</summary>
    public void KeepQuiet(TimeSpan retryAfter, long now)
    {
        // Nobody sleeps for hours: who is told of such a time hears of it as an error.
        if (!RetrySchedule.IsTooLong(retryAfter))
        {
            _notBefore = Math.Max(_notBefore, now + (long)(retryAfter.TotalSeconds * frequency));
        }
    }

    // Only now have the others that were on their way been answered as well.
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
