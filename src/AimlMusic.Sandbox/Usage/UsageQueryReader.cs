namespace AimlMusic.Sandbox;

/// <summary>Reads the query of the usage and finds every mistake in it.</summary>
internal sealed class UsageQueryReader(QueryString query, DateTimeOffset now)
{
    private readonly QueryFields _fields = new(query);

    public IReadOnlyList<Issue> Issues => _fields.Issues;

    public UsageQuery Read()
    {
        var (start, end) = WindowFields.Read(query, _fields, now);
        var grouping = _fields.Choice("group_by", "day", "model", "day,model");
        return new UsageQuery(start, end, query.First("key_prefix"), grouping is "day" or "day,model", grouping is "model" or "day,model", Zone());
    }

    // Only canonical IANA names; no offsets and no other spellings.
    private TimeZoneInfo Zone()
    {
        if (query.First("tz") is not { } name)
        {
            return TimeZoneInfo.Utc;
        }

        if ((name == "UTC" || name.Contains('/')) && Find(name) is { } zone)
        {
            return zone;
        }

        _fields.Mistake("tz", "a canonical IANA time zone", name);
        return TimeZoneInfo.Utc;
    }

    private static TimeZoneInfo? Find(string name)
    {
        try
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
            return zone.Id == name ? zone : null;
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return null;
        }
    }
}
