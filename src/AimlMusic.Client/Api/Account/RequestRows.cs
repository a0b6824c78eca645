namespace AimlMusic.Api;

/// <summary>The rows of the request log by the id of the request. A row that comes twice, because rows came while pages were read, is one.</summary>
internal sealed class RequestRows
{
    private readonly Dictionary<string, LogRow> _byId = new(StringComparer.Ordinal);

    public IEnumerable<LogRow> All => _byId.Values;

    /// <summary>Whether a sandbox wrote them.</summary>
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
