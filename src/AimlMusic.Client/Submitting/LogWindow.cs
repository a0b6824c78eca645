namespace AimlMusic;

/// <summary>A span of the request log.</summary>
internal readonly record struct LogWindow(DateTimeOffset Start, DateTimeOffset End)
{
    // The service's clock and this machine's need not agree.
    private static readonly TimeSpan ClockMargin = TimeSpan.FromMinutes(10);

    // Longer than that no answer is waited for, and no refused request is tried again.
    private static readonly TimeSpan LongestSending = TimeSpan.FromHours(2);

    private static readonly TimeSpan WrongClock = TimeSpan.FromDays(1);

    // The log refuses to tell of more at once. Source: https://docs.aimlapi.com/api-references/service-endpoints/logs.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(92);

    /// <summary>The hours around each submit; those that overlap are one.</summary>
    public static IReadOnlyList<LogWindow> Around(IEnumerable<LostSubmit> lost, DateTimeOffset now)
    {
        List<LogWindow> windows = [];
        foreach (var sentAt in lost.Select(one => one.SentAt).OrderBy(time => time))
        {
            var window = sentAt is { } time ? Clip(time - ClockMargin, time + LongestSending, now) : Clip(DateTimeOffset.MinValue, now, now);
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
    public static IReadOnlyList<LogWindow> Since(IEnumerable<LostSubmit> lost, DateTimeOffset now)
    {
        var first = lost.Min(one => one.SentAt) is { } time && time < now ? time : now;
        return [Clip(first - WrongClock, now + ClockMargin, now)];
    }

    private static LogWindow Clip(DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        var last = now + ClockMargin;
        var earliest = last - Longest;
        return new(start > earliest ? start : earliest, end < last ? end : last);
    }
}
