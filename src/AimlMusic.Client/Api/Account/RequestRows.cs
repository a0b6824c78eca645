namespace AimlMusic.Api;

/// <summary>The rows of the request log by inference id. If new rows shift the pages, a row is on two pages; it is counted once.</summary>
internal sealed class RequestRows
{
    private readonly Dictionary<string, LogRow> _byId = new(StringComparer.Ordinal);

    public IEnumerable<LogRow> All => _byId.Values;

    /// <summary>Whether the rows come from a sandbox.</summary>
    public bool IsSandbox { get; private set; }

    public void Add(LogPage page)
    {
        IsSandbox |= page.IsSandbox;
        foreach (var row in page.Rows.Where(row => row.InferenceId is not null))
        {
            _byId[row.InferenceId!] = row;
        }
    }

    public LogRow? Find(string id) => _byId.TryGetValue(id, out var row) ? row : null;
}
