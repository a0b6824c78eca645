using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary><c>GET /v2/usage/detail</c>: the usage of the key, by model, and optionally by day.</summary>
internal sealed class UsageRoute(UsageBook book) : IRoute
{
    public HttpResponseMessage Answer(SandboxRequest request)
    {
        var reader = new UsageQueryReader(request.Query, request.Time);
        var query = reader.Read();
        if (reader.Issues.Count > 0)
        {
            return ErrorAnswer.Invalid(request, "Query validation error: see error.data", reader.Issues);
        }

        if (query.Prefix is { } prefix && !request.Key.StartsWith(prefix, StringComparison.Ordinal))
        {
            return ErrorAnswer.Problem(request, 403, "ForbiddenException", "Reporting on a different key requires a management key.");
        }

        var rows = book.Rows(request.Key, request.Time).Where(row => row.Created >= query.Start && row.Created <= query.End).ToList();
        return JsonAnswer.Create(200, json => Write(json, rows, query));
    }

    private static void Write(Utf8JsonWriter json, List<UsageRow> rows, UsageQuery query)
    {
        json.WriteString("api_key_prefix", query.Prefix);
        json.WriteString("start", Timestamp.Of(query.Start));
        json.WriteString("end", Timestamp.Of(query.End));
        json.WriteNumber("spend", rows.Sum(row => row.Usd));
        json.WriteString("currency", "USD");
        json.WriteNumber("requests", rows.Count(row => row.IsCharged));
        json.WriteStartArray("models");
        foreach (var model in rows.Where(row => row.IsCharged).GroupBy(row => row.Model).OrderByDescending(group => group.Sum(row => row.Usd)))
        {
            json.WriteStartObject();
            json.WriteString("model", model.Key);
            json.WriteNumber("spend", model.Sum(row => row.Usd));
            json.WriteNumber("requests", model.Count());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (query.IsGrouped)
        {
            WriteGroups(json, rows, query);
        }
    }

    private static void WriteGroups(Utf8JsonWriter json, List<UsageRow> rows, UsageQuery query)
    {
        json.WriteStartArray("groups");
        foreach (var (day, model, members) in Groups(rows, query))
        {
            json.WriteStartObject();
            if (day is { } date)
            {
                json.WriteString("day", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }

            if (query.ByModel)
            {
                json.WriteString("model", model);
            }

            json.WriteNumber("spend", members.Sum(row => row.Usd));
            json.WriteStartObject("tokens");
            json.WriteNumber("input", 0);
            json.WriteNumber("output", 0);
            json.WriteNumber("total", 0);
            json.WriteEndObject();
            json.WriteStartObject("requests");
            json.WriteNumber("total", members.Count);
            json.WriteNumber("charged", members.Count(row => row.IsCharged));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // If grouped only by day, each day of the window has a group, even without requests.
    private static IEnumerable<(DateTime? Day, string? Model, List<UsageRow> Rows)> Groups(List<UsageRow> rows, UsageQuery query)
    {
        if (query.ByModel)
        {
            return rows.GroupBy(row => (Day: query.ByDay ? query.DayOf(row.Created) : (DateTime?)null, row.Model))
                .OrderBy(group => group.Key.Day).ThenByDescending(group => group.Sum(row => row.Usd))
                .Select(group => (group.Key.Day, group.Key.Model, group.ToList()));
        }

        var first = query.DayOf(query.Start);
        return Enumerable.Range(0, (query.DayOf(query.End) - first).Days + 1)
            .Select(number => first.AddDays(number))
            .Select(day => ((DateTime?)day, (string?)null, rows.FindAll(row => query.DayOf(row.Created) == day)));
    }
}
