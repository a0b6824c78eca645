namespace AimlMusic.Submitting;

/// <summary>What the pages of the request log say of the submits in doubt.</summary>
internal sealed class LogFindings
{
    private readonly Dictionary<string, LogRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    public void Add(LogPage page)
    {
        foreach (var row in page.Rows)
        {
            if (row.ClientRequestId is not { } key)
            {
                continue;
            }

            // A row with a song outweighs one without, wherever they stand, and a failure says least.
            if (!_rows.TryGetValue(key, out var known) || Weight(row) > Weight(known))
            {
                _rows[key] = row;
            }

            if (row.InferenceId is { } id)
            {
                _owners[id] = key;
            }
        }
    }

    /// <summary>The row that says most of a submit; null where the log is silent about it.</summary>
    public LogRow? Find(string clientRequestId) => _rows.TryGetValue(clientRequestId, out var row) ? row : null;

    /// <summary>Whether an id is that of another request. A row that names no client request id may be anybody's.</summary>
    public bool IsOfAnother(string? inferenceId, string clientRequestId) =>
        inferenceId is not null && _owners.TryGetValue(inferenceId, out var owner) && owner != clientRequestId;

    private static int Weight(LogRow row) => row.IsTaken ? 2 : row.HasFailed ? 0 : 1;
}
