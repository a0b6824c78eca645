namespace AimlMusic.PowerShell;

/// <summary>The songs of the ledger that a command applies to: those with the given ids, or all songs if no id was given.</summary>
internal sealed class SongKeys
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The given ids that no song of the ledger has.</summary>
    public IEnumerable<string> FindUnknown(IEnumerable<LedgerEntry> entries)
    {
        HashSet<string> unknown = new(_ids, StringComparer.Ordinal);
        foreach (var entry in unknown.Count > 0 ? entries : [])
        {
            unknown.Remove(entry.Id ?? "");
            unknown.Remove(entry.ClientRequestId ?? "");
        }

        return unknown;
    }

    public void Add(IEnumerable<string>? ids) => _ids.UnionWith(ids ?? []);

    /// <param name="entry">The song.</param>
    /// <param name="hasPipeline">Whether the ids come from the pipeline. An empty pipeline selects no song.</param>
    public bool Contains(LedgerEntry entry, bool hasPipeline) =>
        (_ids.Count == 0 && !hasPipeline) || _ids.Contains(entry.Id ?? "") || _ids.Contains(entry.ClientRequestId ?? "");
}
