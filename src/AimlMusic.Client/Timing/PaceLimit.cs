namespace AimlMusic;

/// <summary>
/// How many requests a second may go. The rule: 250 a second, 50 of them at once, until the service says 429. Then nothing goes
/// for a second, or while its Retry-After lasts, and after that nine tenths of what it took in its busiest second just then, evenly spaced,
/// with nothing at once; a 429 to what was sent after that slows down further. Three refused at a time show a limit: that pace is held for five
/// minutes and rises by a fifth every ten seconds then. Of fewer nothing is known: the pace rises again after two seconds, by a fifth
/// a second. Moments are ticks of the monotonic clock.
/// </summary>
/// <param name="frequency">The clock's ticks a second.</param>
internal sealed class PaceLimit(long frequency)
{
    public const double MostPerSecond = 250;
    public const int MostAtOnce = 50;

    private const double LeastPerSecond = 0.5;
    private const double LeastAfterOneRefusal = 4;
    private const double ShareOfTaken = 0.9;
    private const double Rise = 1.2;
    private const double StepDown = 0.75;
    private const int RefusedByALimit = 3;
    private const double SecondsRemembered = 30;
    private const double SecondsHeld = 300;
    private const double SecondsBetweenRises = 10;
    private const double SecondsHeldInDoubt = 2;
    private const double SecondsBetweenRisesInDoubt = 1;

    private readonly Queue<long> _taken = new();
    private long _next = long.MinValue;
    private long _quietUntil = long.MinValue;
    private long _slowedAt = long.MinValue;
    private long _refusedAt = long.MinValue;
    private long _risesAt = long.MaxValue;
    private long _leavesAt = long.MinValue;
    private int _refused;
    private bool _isLimit;
    private bool _isCounting;

    /// <summary>The pace that holds now, in requests a second.</summary>
    public double PerSecond { get; private set; } = MostPerSecond;

    private bool IsSlowed => PerSecond < MostPerSecond;

    /// <summary>When the next request may go.</summary>
    public long FreeAt => Math.Max(_quietUntil, _next == long.MinValue ? _next : _next - (IsSlowed ? 0 : Interval * (MostAtOnce - 1)));

    private long Interval => (long)(frequency / PerSecond);

    /// <summary>A request goes.</summary>
    public void Take(long now)
    {
        while (IsSlowed && now >= _risesAt)
        {
            PerSecond = Math.Min(MostPerSecond, PerSecond * Rise);
            _risesAt += Ticks(_isLimit ? SecondsBetweenRises : SecondsBetweenRisesInDoubt);
            // An answer that comes now is too old to tell the pace.
            _isCounting = false;
        }

        _isLimit &= IsSlowed;
        _next = Math.Max(_next, now) + Interval;
    }

    /// <summary>When a request leaves whose turn has come. Those that were held up on the way must not leave together.</summary>
    public long Leave(long turn, long now)
    {
        // What had its turn before the service spoke up belongs to the first burst, unless it asked to be left alone.
        if ((!IsSlowed || turn <= _slowedAt) && _quietUntil <= now)
        {
            return now;
        }

        _leavesAt = Math.Max(Math.Max(now, _quietUntil), _leavesAt + Interval);
        _next = Math.Max(_next, _leavesAt + Interval);
        return _leavesAt;
    }

    /// <summary>A request was answered, and not with 429.</summary>
    public void Taken(long sentAt, long now)
    {
        _taken.Enqueue(sentAt);
        Forget(now);
        // Of those that went together some answers come later than the first refusal.
        if (_isCounting && Math.Abs(sentAt - _refusedAt) < frequency)
        {
            PerSecond = Clamp(ShareOfTaken * TakenInBusiestSecond());
        }
    }

    /// <summary>A request was answered with 429.</summary>
    public void Refused(long sentAt, long now)
    {
        if (sentAt > _slowedAt)
        {
            Forget(now);
            _isCounting = !IsSlowed;
            _refusedAt = sentAt;
            _refused = 0;
            _slowedAt = now;
            if (!_isCounting)
            {
                PerSecond = Math.Max(LeastPerSecond, Math.Max(PerSecond / 2, Math.Min(PerSecond * StepDown, ShareOfTaken * _taken.Count(taken => taken > sentAt - frequency && taken <= sentAt))));
            }

            // What was taken in this second still counts against a limit.
            _next = now + frequency;
        }

        _isLimit |= ++_refused >= RefusedByALimit;
        if (_isCounting)
        {
            PerSecond = Clamp(ShareOfTaken * TakenInBusiestSecond());
        }

        _risesAt = now + Ticks(_isLimit ? SecondsHeld : SecondsHeldInDoubt);
    }

    /// <summary>The service asked to be left alone for a time.</summary>
    public void KeepQuiet(TimeSpan retryAfter, long now)
    {
        // Nobody sleeps for hours: who is told of such a time hears of it as an error.
        if (!RetrySchedule.IsTooLong(retryAfter))
        {
            _quietUntil = Math.Max(_quietUntil, now + Ticks(retryAfter.TotalSeconds));
        }
    }

    // Of the seconds around the refusal: requests overtake each other on the way, so that the refused one may have been sent before the others.
    private int TakenInBusiestSecond()
    {
        long[] taken = [.. _taken.Where(moment => Math.Abs(moment - _refusedAt) < frequency).OrderBy(moment => moment)];
        var (most, first) = (0, 0);
        for (var last = 0; last < taken.Length; last++)
        {
            while (taken[last] - taken[first] >= frequency)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }

    // One refusal in a quiet time says little of the limit.
    private double Clamp(double perSecond) => Math.Min(MostPerSecond * ShareOfTaken, Math.Max(_isLimit ? LeastPerSecond : LeastAfterOneRefusal, perSecond));

    private long Ticks(double seconds) => (long)(seconds * frequency);

    private void Forget(long now)
    {
        while (_taken.Count > 0 && _taken.Peek() <= now - Ticks(SecondsRemembered))
        {
            _taken.Dequeue();
        }
    }
}
