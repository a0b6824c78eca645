namespace AimlMusic;

/// <summary>
/// The known prices of songs before they are sent, from the service's list of models, the last song of the model in the ledger, and the
/// songs of this run. The highest one is used.
/// </summary>
/// <param name="catalog">The models of the service; null if they are not known.</param>
/// <param name="baseUri">The address of the service. Other addresses have other prices.</param>
/// <param name="ledger">The ledger; null if there is none.</param>
internal sealed class PriceBook(LiveCatalog? catalog, Uri baseUri, SongLedger? ledger)
{
    private readonly object _lock = new();
    private readonly Dictionary<string, PaidPrice?> _last = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PaidPrice> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates the price book of a run. If the service is not available, the cached list is used.</summary>
    public static async Task<PriceBook> OpenAsync(AimlMusicClient client, SongLedger? ledger, CancellationToken cancellationToken = default)
    {
        try
        {
            return new(await new CatalogLookup(client, ledger?.Folder).GetPricesAsync(cancellationToken).ConfigureAwait(false), client.Connection.BaseUri, ledger);
        }
        catch (AimlMusicException)
        {
            // The prices in the ledger may be sufficient.
            return new(null, client.Connection.BaseUri, ledger);
        }
    }

    /// <summary>The price of a song in US dollars, or null if it is not known.</summary>
    public decimal? PriceOf(MusicRequest request)
    {
        var id = request.Entry.Id;
        var listed = SongPrice.Of(request, ModelOf(id)?.Pricing);
        lock (_lock)
        {
            // The price of a song of given length is computed from the list. A price per song can be out of date on the list.
            var last = listed is null || request.DurationSec is null ? LastPaid(id)?.For(request) : null;
            var seen = _seen.TryGetValue(id, out var paid) ? paid.For(request) : (decimal?)null;
            return new[] { listed, last, seen }.Max();
        }
    }

    /// <summary>Records the cost of a song.</summary>
    internal void Paid(MusicGeneration song)
    {
        if (song is { Model: { } model, UsdSpent: > 0 and var usd })
        {
            PaidPrice paid = new(usd, song.Duration);
            lock (_lock)
            {
                _seen[model] = _seen.TryGetValue(model, out var seen) ? seen.OrDearer(paid) : paid;
            }
        }
    }

    private MusicModel? ModelOf(string id) => catalog?.Models.FirstOrDefault(model =>
        string.Equals(model.Id, id, StringComparison.OrdinalIgnoreCase) || model.Aliases.Contains(id, StringComparer.OrdinalIgnoreCase));

    private PaidPrice? LastPaid(string id)
    {
        if (!_last.TryGetValue(id, out var paid))
        {
            paid = ledger?.Choose(all => all.Where(entry => IsPaidHere(entry, id)).OrderByDescending(entry => entry.SubmittedUtc).Take(1)) is [var entry, ..] ? new(entry.UsdSpent!.Value, entry.Duration) : null;
            _last[id] = paid;
        }

        return paid;
    }

    private bool IsPaidHere(LedgerEntry entry, string id) =>
        entry.UsdSpent > 0 && entry.State != LedgerState.Failed && entry.BaseUri == baseUri.AbsoluteUri && string.Equals(entry.Model, id, StringComparison.OrdinalIgnoreCase);
}
