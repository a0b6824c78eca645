namespace AimlMusic;

/// <summary>
/// What songs cost, as far as that is known before they are sent: by the service's list of models, by what the model cost last
/// in the ledger, and by what a song of this run turned out to cost. The greatest counts.
/// </summary>
/// <param name="catalog">The service's models; null where they are not known.</param>
/// <param name="baseUri">The service's address: another one's prices are others.</param>
/// <param name="ledger">The ledger; null where there is none.</param>
public sealed class PriceBook(LiveCatalog? catalog, Uri baseUri, SongLedger? ledger)
{
    private readonly object _lock = new();
    private readonly Dictionary<string, PaidPrice?> _last = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PaidPrice> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The book of a run: the service is asked, and where it cannot be, what is kept of its list has to do.</summary>
    public static async Task<PriceBook> OpenAsync(AimlMusicClient client, SongLedger? ledger, CancellationToken cancellationToken = default)
    {
        try
        {
            return new(await new CatalogLookup(client, ledger?.Folder).GetPricesAsync(cancellationToken).ConfigureAwait(false), client.Connection.BaseUri, ledger);
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
        var id = request.Entry.Id;
        var listed = SongPrice.Of(request, ModelOf(id)?.Pricing);
        lock (_lock)
        {
            // A price by length is no other song's; a price for any song may be out of date on the list.
            var last = listed is null || request.DurationSec is null ? LastPaid(id)?.For(request) : null;
            var seen = _seen.TryGetValue(id, out var paid) ? paid.For(request) : (decimal?)null;
            return new[] { listed, last, seen }.Max();
        }
    }

    /// <summary>Learns what a song did cost.</summary>
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
