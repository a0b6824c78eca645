namespace AimlMusic.Api;

/// <summary>A window of the request log or of the account's charges, in the service's time.</summary>
internal readonly record struct TimeWindow(DateTimeOffset Start, DateTimeOffset End)
{
    // A row may be written slightly before or after the time that is searched for.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    // No answer is waited for longer than this, and no song takes longer.
    private static readonly TimeSpan LongestSending = TimeSpan.FromHours(2);

    private static readonly TimeSpan WrongClock = TimeSpan.FromDays(1);

    // The maximum window of the log. Source: https://docs.aimlapi.com/api-references/service-endpoints/logs.
    private const int LongestDays = 92;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(LongestDays);

    /// <summary>The end of a window that ends now. Rows may be written slightly later.</summary>
    public static DateTimeOffset Until(DateTimeOffset now) => now + Margin;

    /// <summary>The window with one more day on either side, in case the clock was wrong by hours at the submit.</summary>
    public TimeWindow Widened() => new(Start - WrongClock, End + WrongClock);

    public bool Contains(DateTimeOffset moment) => moment >= Start && moment < End;

    /// <summary>
    /// The window in pieces that the service returns at once, oldest first. They are split at midnight UTC, so that each daily row is in exactly
    /// one piece, whether or not the service includes the end of a piece.
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

    /// <summary>The hours around each submit. Overlapping windows are merged.</summary>
    /// <param name="sent">The time of each submit; null if it is not known.</param>
    /// <param name="now">The service's time.</param>
    public static IReadOnlyList<TimeWindow> Around(IEnumerable<DateTimeOffset?> sent, DateTimeOffset now) => Around(sent, Margin, now);

    /// <summary>The windows in which each submit can have been charged, even if the clock was wrong by hours at the submit.</summary>
    public static IReadOnlyList<TimeWindow> OfCharges(IEnumerable<DateTimeOffset?> sent, DateTimeOffset now) => Around(sent, WrongClock, now);

    /// <summary>The window from the day before the first submit. The time of a submit can be wrong if the clock was changed since.</summary>
    public static IReadOnlyList<TimeWindow> Since(IEnumerable<DateTimeOffset?> sent, DateTimeOffset now)
    {
        var first = sent.Min() is { } time && time < now ? time : now;
        return [Clip(first - WrongClock, now + Margin, now)];
    }

    /// <summary>Whether the service still has all records of a time. Otherwise the absence of a record proves nothing.</summary>
    public static bool Reaches(DateTimeOffset sentAt, DateTimeOffset now) => sentAt <= now + Margin && Clip(sentAt - WrongClock, now, now).Start == sentAt - WrongClock;

    /// <summary>Whether a charge at one time may be for a submit at another time.</summary>
    /// <param name="sentAt">The time of the submit.</param>
    /// <param name="chargedAt">The time of the charge.</param>
    /// <param name="isCompared">Whether the clock of this machine was compared with the service's clock at that time.</param>
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
