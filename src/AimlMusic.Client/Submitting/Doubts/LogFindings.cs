namespace AimlMusic.Submitting;

/// <summary>The rows of the request log for the submits in doubt.</summary>
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

            // A row with a song has priority over one without, in any order, and a failure has the lowest priority.
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

    /// <summary>The row with the most information about a submit; null if there is none.</summary>
    public LogRow? Find(string clientRequestId) => _rows.TryGetValue(clientRequestId, out var row) ? row : null;

    /// <summary>Whether an id belongs to another request. A row without a client request id may belong to any request.</summary>
    public bool IsOfAnother(string? inferenceId, string clientRequestId) =>
        inferenceId is not null && _owners.TryGetValue(inferenceId, out var owner) && owner != clientRequestId;

    private static int Weight(LogRow row) => row.IsTaken ? 2 : row.HasFailed ? 0 : 1;
}
