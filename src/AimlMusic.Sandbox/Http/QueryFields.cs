using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary>Reads the fields of a query, and records mistakes.</summary>
internal sealed class QueryFields(QueryString query)
{
    private readonly List<Issue> _issues = [];

    public IReadOnlyList<Issue> Issues => _issues;

    /// <summary>A time. Without an offset, it is UTC.</summary>
    public DateTimeOffset? Moment(string name)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (query.First(name) is not { } text)
        {
            return null;
        }

        if (text.Length >= 10 && text[4] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, styles, out var moment))
        {
            return moment;
        }

        Mistake(name, "ISO-8601", text);
        return null;
    }

    public int Number(string name, int usual, int min, int max)
    {
        if (query.First(name) is not { } text)
        {
            return usual;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Mistake(name, $"an integer from {min} to {max}", text);
        return usual;
    }

    public string? Choice(string name, params string[] choices)
    {
        if (query.First(name) is not { } text || choices.Contains(text))
        {
            return query.First(name);
        }

        Mistake(name, string.Join(" | ", choices), text);
        return null;
    }

    public void Mistake(string name, string expected, string received) =>
        _issues.Add(new("invalid_query", expected, received, [name], $"{name}: expected {expected}"));
}
