namespace AimlMusic.Api;

/// <summary>A span of the request log or of the account's charges, in the service's time.</summary>
internal readonly record struct TimeWindow(DateTimeOffset Start, DateTimeOffset End)
{
    // A row may be written a little before or after the moment that is searched for.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    // Longer than that no answer is waited for, and no song is made.
    private static readonly TimeSpan LongestSending = TimeSpan.FromHours(2);

    private static readonly TimeSpan WrongClock = TimeSpan.FromDays(1);

    // The log refuses to tell of more at once. Source: https://docs.aimlapi.com/api-references/service-endpoints/logs.
    private const int LongestDays = 92;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(LongestDays);

    /// <summary>All time until now: rows may be written a little after the moment.</summary>
    public static DateTimeOffset Until(DateTimeOffset now) => now + Margin;

    /// <summary>The span and a day more on either side, in case the clock of a submit was wrong by hours.</summary>
    public TimeWindow Widened() => new(Start - WrongClock, End + WrongClock);

    public bool Contains(DateTimeOffset moment) => moment >= Start && moment < End;

    /// <summary>
    /// The span in pieces that the service tells of at once, oldest first. They are cut at midnight UTC: a row by day belongs to exactly one of them,
    /// whether or not the service counts the last moment of a piece.
    /// </summary>
    public IEnumerable<TimeWindow> Pieces()
    {
        for (var start = Start; start < End;)
        {
            DateTimeOffset cut = new(start.UtcDateTime.Date.AddDays(LongestDays), TimeSpan.Zero);
            var end = cut < End ? cut : End;
            yield return new(start, end);
            start = end;
        }
    }

    /// <summary>The hours around each submit; those that overlap are one.</summary>
    /// <param name="sent">When each was sent; null where that is not known.</param>
    /// <param name="now">The service's time.</param>
    public static IReadOnlyList<TimeWindow> Around(IEnumerable<DateTimeOffset?> sent, DateTimeOffset now) => Around(sent, Margin, now);

    /// <summary>The time in which each submit can have been charged, even where the clock that it was sent by was wrong by hours.</summary>
    public static IReadOnlyList<TimeWindow> OfCharges(IEnumerable<DateTimeOffset?> sent, DateTimeOffset now) => Around(sent, WrongClock, now);

    /// <summary>All from the day before the first submit: its time may be wrong, as a clock that was set since leaves it.</summary>
    public static IReadOnlyList<TimeWindow> Since(IEnumerable<DateTimeOffset?> sent, DateTimeOffset now)
    {
        var first = sent.Min() is { } time && time < now ? time : now;
        return [Clip(first - WrongClock, now + Margin, now)];
    }

    /// <summary>Whether the service still tells of all that was asked at a moment: else its silence proves nothing.</summary>
    public static bool Reaches(DateTimeOffset sentAt, DateTimeOffset now) => sentAt <= now + Margin && Clip(sentAt - WrongClock, now, now).Start == sentAt - WrongClock;

    /// <summary>Whether a charge of one moment may be for a submit of another.</summary>
    /// <param name="sentAt">When it was sent.</param>
    /// <param name="chargedAt">When something was charged.</param>
    /// <param name="isCompared">Whether the clock that it was sent by was compared with the service's then.</param>
    public static bool MayBeOf(DateTimeOffset sentAt, DateTimeOffset chargedAt, bool isCompared = false) =>
        chargedAt >= sentAt - (isCompared ? Margin : WrongClock) && chargedAt <= sentAt + LongestSending + Margin;

    private static List<TimeWindow> Around(IEnumerable<DateTimeOffset?> sent, TimeSpan before, DateTimeOffset now)
    {
        List<TimeWindow> windows = [];
        foreach (var sentAt in sent.OrderBy(time => time))
        {
            var window = sentAt is { } time ? Clip(time - before, time + LongestSending + Margin, now) : Clip(DateTimeOffset.MinValue, now, now);
            if (windows.Count > 0 && window.Start <= windows[^1].End)
            {
                windows[^1] = windows[^1] with { End = window.End > windows[^1].End ? window.End : windows[^1].End };
            }
            else if (window.Start < window.End)
            {
                windows.Add(window);
            }
        }

        return windows;
    }

    private static TimeWindow Clip(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        var last = now + Margin;
        var earliest = last - Longest;
        return new(start > earliest ? start : earliest, end < last ? end : last);
    }
}
