namespace AimlMusic;

/// <summary>
/// Asks the service for its models and their prices. The list is kept beside the ledger and read again only where it has
/// changed; where the service cannot be asked, the list that is kept has to do.
/// </summary>
/// <param name="client">The client; its connection needs no key for this.</param>
/// <param name="folder">Where the list is kept; by default in the ledger's folder.</param>
public sealed class CatalogLookup(AimlMusicClient client, string? folder = null)
{
    private readonly ModelListFile? _file = ModelListFile.Find(folder, client.Connection.BaseUri);

    /// <summary>The models that the service said it has when it was last asked. Nobody is asked now; null where nothing is kept.</summary>
    public static LiveCatalog? Kept(Uri baseUri, string? folder = null) =>
        ModelListFile.Find(folder, baseUri)?.Read() is { } list ? Catalog(list) : null;

    /// <summary>The models that the service says it has.</summary>
    /// <exception cref="AimlMusicException">The service refused or failed, and no list is kept.</exception>
    public async Task<LiveCatalog> GetAsync(CancellationToken cancellationToken = default)
    {
        var kept = _file?.Read();
        try
        {
            var list = await ReadAsync(kept, cancellationToken).ConfigureAwait(false);
            _file?.Write(list);
            return Catalog(list);
        }
        catch (AimlMusicException e) when (kept is not null)
        {
            var age = Now - kept.ReadAt;
            return Catalog(kept) with { Age = age < TimeSpan.Zero ? TimeSpan.Zero : age, Failure = e };
        }
        catch (AimlMusicException e)
        {
            throw new AimlMusicException(e.Kind, $"The service's list of models cannot be had, and none is kept from before. {e.Message}", e)
            {
                StatusCode = e.StatusCode,
                RequestId = e.RequestId,
                RetryAfter = e.RetryAfter,
                ServiceMessage = e.ServiceMessage,
            };
        }
    }

    private DateTimeOffset Now => client.Connection.TimeProvider.GetUtcNow();

    private async Task<LiveModelList> ReadAsync(LiveModelList? kept, CancellationToken cancellationToken)
    {
        // With a list to fall back on nobody need wait long for a better one.
        var most = client.Connection.MaximumRetryCount;
        var retries = kept is null ? most : Math.Min(1, most);
        var read = await TransientRetry.RunAsync(client.Connection, () => client.GetModelsAsync(kept?.Tag, cancellationToken), cancellationToken, retries).ConfigureAwait(false);
        return read ?? kept! with { ReadAt = Now };
    }

    private static LiveCatalog Catalog(LiveModelList list) => new() { Models = CatalogMerge.With(list), ReadAt = list.ReadAt };
}
