namespace AimlMusic;

/// <summary>
/// What songs cost, as far as that is known before they are sent: by the service's list of models, otherwise what the model cost
/// last, by the ledger. What a song of this run turned out to cost counts where it is more.
/// </summary>
/// <param name="catalog">The service's models; null where they are not known.</param>
/// <param name="baseUri">The service's address: another one's prices are others.</param>
/// <param name="ledger">The ledger; null where there is none.</param>
public sealed class PriceBook(LiveCatalog? catalog, Uri baseUri, SongLedger? ledger)
{
    private readonly object _lock = new();
    private readonly Dictionary<string, decimal?> _last = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, decimal> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The book of a run: the service is asked, and where it cannot be, what is kept of its list has to do.</summary>
    public static async Task<PriceBook> OpenAsync(AimlMusicClient client, SongLedger? ledger, CancellationToken cancellationToken = default)
    {
        try
        {
            return new(await new CatalogLookup(client, ledger?.Folder).GetAsync(cancellationToken).ConfigureAwait(false), client.Connection.BaseUri, ledger);
        }
        catch (AimlMusicException)
        {
            // What the ledger knows may do.
            return new(null, client.Connection.BaseUri, ledger);
        }
    }

    /// <summary>The price of a song in US dollars, or null where nobody can say.</summary>
    public decimal? PriceOf(MusicRequest request)
    {
        var id = MusicCatalog.Find(request.Model).Id;
        var listed = SongPrice.Of(request, ModelOf(id)?.Pricing);
        lock (_lock)
        {
            var known = listed ?? LastPaid(id);
            return _seen.TryGetValue(id, out var seen) ? Math.Max(seen, known ?? 0) : known;
        }
    }

    /// <summary>Learns what a song did cost.</summary>
    internal void Paid(MusicGeneration song)
    {
        if (song is { Model: { } model, UsdSpent: > 0 and var usd })
        {
            lock (_lock)
            {
                _seen[model] = Math.Max(usd, _seen.TryGetValue(model, out var seen) ? seen : 0);
            }
        }
    }

    private MusicModel? ModelOf(string id) => catalog?.Models.FirstOrDefault(model =>
        string.Equals(model.Id, id, StringComparison.OrdinalIgnoreCase) || model.Aliases.Contains(id, StringComparer.OrdinalIgnoreCase));

    private decimal? LastPaid(string id)
    {
        if (!_last.TryGetValue(id, out var paid))
        {
            paid = ledger?.Choose(all => all.Where(entry => IsPaidHere(entry, id)).OrderByDescending(entry => entry.SubmittedUtc).Take(1)) is [var entry, ..] ? entry.UsdSpent : null;
            _last[id] = paid;
        }

        return paid;
    }

    private bool IsPaidHere(LedgerEntry entry, string id) =>
        entry.UsdSpent > 0 && entry.State != LedgerState.Failed && entry.BaseUri == baseUri.AbsoluteUri && string.Equals(entry.Model, id, StringComparison.OrdinalIgnoreCase);
}
