using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary>Reads the query of the request log and finds every mistake in it.</summary>
internal sealed class LogQueryReader(QueryString query, DateTimeOffset now)
{
    private const int MaxDays = 92;
    private const int MaxModels = 50;

    private readonly QueryFields _fields = new(query);

    public IReadOnlyList<Issue> Issues => _fields.Issues;

    public LogQuery Read()
    {
        var (start, end) = Window();
        var statuses = query.All("status");
        foreach (var status in statuses.Where(status => status is not ("succeeded" or "failed")))
        {
            _fields.Mistake("status", "succeeded | failed", status);
        }

        var models = query.All("model");
        if (models.Count > MaxModels)
        {
            _fields.Mistake("model", "at most 50 values", models.Count.ToString(CultureInfo.InvariantCulture));
        }

        return new LogQuery(start, end, models, statuses, _fields.Number("limit", 50, 1, 100), _fields.Number("offset", 0, 0, int.MaxValue));
    }

    private (DateTimeOffset Start, DateTimeOffset End) Window()
    {
        var period = query.First("period");
        var start = query.First("start");
        var end = query.First("end");
        if (period is null == (start is null && end is null) || start is null != end is null)
        {
            _fields.Mistake("period", "either period or both start and end", $"period={period}, start={start}, end={end}");
            return (now, now);
        }

        if (period is not null)
        {
            return (now - Period(period), now);
        }

        var first = _fields.Moment("start");
        var last = _fields.Moment("end");
        if (last < first)
        {
            _fields.Mistake("end", "not earlier than start", end!);
        }
        else if (last - first > TimeSpan.FromDays(MaxDays))
        {
            _fields.Mistake("end", "at most 92 days after start", end!);
        }

        return (first ?? now, last ?? now);
    }

    private TimeSpan Period(string text)
    {
        var digits = text.TrimEnd('h', 'd');
        var isNumber = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var hours = text == digits + "d" ? number * 24L : number;
        if (isNumber && text.Length == digits.Length + 1 && hours is > 0 and <= MaxDays * 24)
        {
            return TimeSpan.FromHours(hours);
        }

        _fields.Mistake("period", "a positive integer followed by h or d, at most 92 days", text);
        return TimeSpan.Zero;
    }
}
