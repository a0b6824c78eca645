namespace AimlMusic;

/// <summary>A span of the request log or of the account's charges, in the service's time.</summary>
internal readonly record struct TimeWindow(DateTimeOffset Start, DateTimeOffset End)
{
    // A row may be written a little before or after the moment that is searched for.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    // Longer than that no answer is waited for, and no song is made.
    private static readonly TimeSpan LongestSending = TimeSpan.FromHours(2);

    private static readonly TimeSpan WrongClock = TimeSpan.FromDays(1);

    // The log refuses to tell of more at once. Source: https://docs.aimlapi.com/api-references/service-endpoints/logs.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(92);

    /// <summary>The hours around each submit; those that overlap are one.</summary>
    /// <param name="sent">When each was sent; null where that is not known.</param>
    /// <param name="now">The service's time.</param>
    public static IReadOnlyList<TimeWindow> Around(IEnumerable<DateTimeOffset?> sent, DateTimeOffset now)
    {
        List<TimeWindow> windows = [];
        foreach (var sentAt in sent.OrderBy(time => time))
        {
            var window = sentAt is { } time ? Clip(time - Margin, time + LongestSending, now) : Clip(DateTimeOffset.MinValue, now, now);
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

    /// <summary>All from the day before the first submit: its time may be wrong, as a clock that was set since leaves it.</summary>
    public static IReadOnlyList<TimeWindow> Since(IEnumerable<DateTimeOffset?> sent, DateTimeOffset now)
    {
        var first = sent.Min() is { } time && time < now ? time : now;
        return [Clip(first - WrongClock, now + Margin, now)];
    }

    private static TimeWindow Clip(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        var last = now + Margin;
        var earliest = last - Longest;
        return new(start > earliest ? start : earliest, end < last ? end : last);
    }
}
