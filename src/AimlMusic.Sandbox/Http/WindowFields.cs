using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary>Reads the window of a query: either <c>period</c>, or both <c>start</c> and <c>end</c>, at most 92 days.</summary>
internal static class WindowFields
{
    private const int MaxDays = 92;

    /// <summary>The window. Mistakes are recorded in the fields.</summary>
    public static (DateTimeOffset Start, DateTimeOffset End) Read(QueryString query, QueryFields fields, DateTimeOffset now)
    {
        var period = query.First("period");
        var start = query.First("start");
        var end = query.First("end");
        if (period is null == (start is null && end is null) || start is null != end is null)
        {
            fields.Mistake("period", "either period or both start and end", $"period={period}, start={start}, end={end}");
            return (now, now);
        }

        if (period is not null)
        {
            return (now - Period(period, fields), now);
        }

        var first = fields.Moment("start");
        var last = fields.Moment("end");
        if (last < first)
        {
            fields.Mistake("end", "not earlier than start", end!);
        }
        else if (last - first > TimeSpan.FromDays(MaxDays))
        {
            fields.Mistake("end", "at most 92 days after start", end!);
        }

        return (first ?? now, last ?? now);
    }

    private static TimeSpan Period(string text, QueryFields fields)
    {
        var digits = text.TrimEnd('h', 'd');
        var isNumber = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        var hours = text == digits + "d" ? number * 24L : number;
        if (isNumber && text.Length == digits.Length + 1 && hours is > 0 and <= MaxDays * 24)
        {
            return TimeSpan.FromHours(hours);
        }

        fields.Mistake("period", "a positive integer followed by h or d, at most 92 days", text);
        return TimeSpan.Zero;
    }
}
