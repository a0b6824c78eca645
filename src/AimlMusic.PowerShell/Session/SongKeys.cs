namespace AimlMusic.PowerShell;

/// <summary>The songs of the ledger that a command is about: those that were named, or all where none was.</summary>
internal sealed class SongKeys
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public void Add(IEnumerable<string>? ids) => _ids.UnionWith(ids ?? []);

    /// <param name="entry">The song.</param>
    /// <param name="hasPipeline">Whether the names came from a pipeline: one that brought nothing names nothing.</param>
    public bool Contains(LedgerEntry entry, bool hasPipeline) =>
        (_ids.Count == 0 && !hasPipeline) || _ids.Contains(entry.Id ?? "") || _ids.Contains(entry.ClientRequestId ?? "");
}
