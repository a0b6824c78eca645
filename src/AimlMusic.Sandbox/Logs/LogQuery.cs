namespace AimlMusic.Sandbox;

/// <summary>The requested rows of the request log.</summary>
/// <param name="Start">The earliest time.</param>
/// <param name="End">The latest time.</param>
/// <param name="Models">Names or aliases; none means all.</param>
/// <param name="Statuses">Outcomes; none means all.</param>
/// <param name="Limit">Rows per page.</param>
/// <param name="Offset">Rows before the page.</param>
internal sealed record LogQuery(
    DateTimeOffset Start,
    DateTimeOffset End,
    IReadOnlyList<string> Models,
    IReadOnlyList<string> Statuses,
    int Limit,
    int Offset)
{
    public bool Matches(LogRow row) =>
        row.Created >= Start
        && row.Created <= End
        && (Models.Count == 0 || Models.Any(row.IsOf))
        && (Statuses.Count == 0 || Statuses.Contains(row.Status));
}
