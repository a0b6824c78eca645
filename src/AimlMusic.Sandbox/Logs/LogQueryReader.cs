using System.Globalization;

namespace AimlMusic.Sandbox;

/// <summary>Reads the query of the request log and finds every mistake in it.</summary>
internal sealed class LogQueryReader(QueryString query, DateTimeOffset now)
{
    private const int MaxModels = 50;

    private readonly QueryFields _fields = new(query);

    public IReadOnlyList<Issue> Issues => _fields.Issues;

    public LogQuery Read()
    {
        var (start, end) = WindowFields.Read(query, _fields, now);
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
}
