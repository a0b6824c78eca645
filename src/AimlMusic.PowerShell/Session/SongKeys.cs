namespace AimlMusic.PowerShell;

/// <summary>The songs of the ledger that a command applies to: those with the given ids, or all songs if no id was given.</summary>
internal sealed class SongKeys
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public void Add(IEnumerable<string>? ids) => _ids.UnionWith(ids ?? []);

    /// <param name="entry">The song.</param>
    /// <param name="hasPipeline">Whether the ids come from the pipeline. An empty pipeline selects no song.</param>
    public bool Contains(LedgerEntry entry, bool hasPipeline) =>
        (_ids.Count == 0 && !hasPipeline) || _ids.Contains(entry.Id ?? "") || _ids.Contains(entry.ClientRequestId ?? "");
}
