namespace AimlMusic.Ledger;

/// <summary>Finds the song of a charge: by its id, by the id in doubt, or by the client request id that the request log has for the id.</summary>
internal sealed class LedgerSongs
{
    private readonly Dictionary<string, LedgerEntry> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LedgerEntry> _byKey = new(StringComparer.Ordinal);
    private readonly RequestRows _log;

    public LedgerSongs(IReadOnlyList<LedgerEntry> entries, RequestRows log)
    {
        All = entries;
        _log = log;
        foreach (var entry in entries)
        {
            Add(_byKey, entry.ClientRequestId, entry);
            Add(_byKey, entry.SentAs, entry);
            Add(_byId, entry.DoubtId, entry);
        }

        // The certain id of a song has priority over an id in doubt.
        foreach (var entry in entries.Where(entry => entry.Id is not null))
        {
            _byId[entry.Id!] = entry;
        }
    }

    public IReadOnlyList<LedgerEntry> All { get; }

    public LedgerEntry? Find(string id) => _byId.TryGetValue(id, out var entry) ? entry : FindByKey(_log.Find(id)?.ClientRequestId);

    public LedgerEntry? FindByKey(string? clientRequestId) =>
        clientRequestId is not null && _byKey.TryGetValue(clientRequestId, out var entry) ? entry : null;

    private static void Add(Dictionary<string, LedgerEntry> songs, string? key, LedgerEntry entry)
    {
        if (key is not null)
        {
            songs[key] = entry;
        }
    }
}
