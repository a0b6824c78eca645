namespace AimlMusic;

/// <summary>
/// Gets the models of the service and their prices. The list is cached beside the ledger and downloaded again only if it has
/// changed. If the service is not available, the cached list is used.
/// </summary>
/// <param name="client">The client. No key is needed.</param>
/// <param name="folder">The folder of the cache; by default that of the ledger.</param>
internal sealed class CatalogLookup(AimlMusicClient client, string? folder = null)
{
    private readonly ModelListFile? _file = ModelListFile.Find(folder, client.Connection.BaseUri);

    // The maximum number for one command.
    private const int MostSchemas = 50;

    /// <summary>The models as the service last listed them. No request is sent; null if no list is cached.</summary>
    public static LiveCatalog? Cached(Uri baseUri, string? folder = null) =>
        ModelListFile.Find(folder, baseUri)?.Read() is { } list ? Catalog(list) : null;

    /// <summary>The models that the service lists, their deprecations, and the schemas of the models that this version does not know.</summary>
    /// <exception cref="AimlMusicException">The service rejected the request or failed, and no list is cached.</exception>
    public Task<LiveCatalog> GetAsync(CancellationToken cancellationToken = default) => GetAsync(pricesOnly: false, cancellationToken);

    /// <summary>The models that the service lists, for their prices, in one exchange. Other cached data is kept.</summary>
    /// <exception cref="AimlMusicException">The service rejected the request or failed, and no list is cached.</exception>
    internal Task<LiveCatalog> GetPricesAsync(CancellationToken cancellationToken = default) => GetAsync(pricesOnly: true, cancellationToken);

    private async Task<LiveCatalog> GetAsync(bool pricesOnly, CancellationToken cancellationToken)
    {
        var cached = _file?.Read();
        try
        {
            var list = await ReadAsync(cached, cancellationToken).ConfigureAwait(false);
            list = list with
            {
                Deprecations = pricesOnly ? cached?.Deprecations : await ReadDeprecationsAsync(cancellationToken).ConfigureAwait(false) ?? cached?.Deprecations,
                Models = await ReadSchemasAsync(list.Models, cached, pricesOnly, cancellationToken).ConfigureAwait(false),
            };
            _file?.Write(list);
            return Catalog(list);
        }
        catch (AimlMusicException e) when (cached is not null)
        {
            var age = Now - cached.ReadAt;
            return Catalog(cached) with { Age = age < TimeSpan.Zero ? TimeSpan.Zero : age, Failure = e };
        }
        catch (AimlMusicException e)
        {
            throw e.As(e.Kind, $"The service's list of models is not available, and no list is cached. {e.Message}");
        }
    }

    private DateTimeOffset Now => client.Connection.TimeProvider.GetUtcNow();

    private async Task<LiveModelList> ReadAsync(LiveModelList? cached, CancellationToken cancellationToken)
    {
        // With a cached list, there is no need to wait long for a newer one.
        var most = client.Connection.MaximumRetryCount;
        var retries = cached is null ? most : Math.Min(1, most);
        var read = await TransientRetry.RunAsync(client.Connection, () => client.GetModelsAsync(cached?.Tag, cancellationToken), cancellationToken, retries).ConfigureAwait(false);
        return read ?? cached! with { ReadAt = Now };
    }

    // Not needed for a song. If the service does not have the route, or fails, nothing else changes.
    private async Task<IReadOnlyList<ModelDeprecation>?> ReadDeprecationsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetDeprecationsAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (AimlMusicException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<LiveModel>> ReadSchemasAsync(IReadOnlyList<LiveModel> models, LiveModelList? cached, bool pricesOnly, CancellationToken cancellationToken)
    {
        var left = pricesOnly ? 0 : MostSchemas;
        List<LiveModel> read = [];
        foreach (var model in models)
        {
            var known = model.Schema ?? cached?.Models.FirstOrDefault(other => other.Id == model.Id && other.SchemaUrl == model.SchemaUrl)?.Schema;
            var isWanted = left > 0 && model.Schema is null && model.IsMusic && model.SchemaUrl is not null && NeedsSchema(MusicCatalog.Find(model.Id));
            left -= isWanted ? 1 : 0;
            read.Add(model with { Schema = isWanted ? await ReadSchemaAsync(model, cancellationToken).ConfigureAwait(false) ?? known : known });
        }

        return read;
    }

    private static bool NeedsSchema(MusicModel model) => !model.HasLimits || model.Parameters.Any(rule => rule.AlternateField is not null);

    private async Task<ModelSchema?> ReadSchemaAsync(LiveModel model, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetSchemaAsync(model.SchemaUrl!, model.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (AimlMusicException)
        {
            return null;
        }
    }

    private static LiveCatalog Catalog(LiveModelList list) => new() { Models = CatalogMerge.With(list), ReadAt = list.ReadAt };
}
