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

    // As many as may be asked for in one command.
    private const int MostSchemas = 50;

    /// <summary>The models as the service listed them when it was last asked. No request is sent; null where no list is cached.</summary>
    public static LiveCatalog? Kept(Uri baseUri, string? folder = null) =>
        ModelListFile.Find(folder, baseUri)?.Read() is { } list ? Catalog(list) : null;

    /// <summary>The models that the service lists, which of them the vendor ends, and the schemas of those that this version does not know.</summary>
    /// <exception cref="AimlMusicException">The service refused or failed, and no list is cached.</exception>
    public Task<LiveCatalog> GetAsync(CancellationToken cancellationToken = default) => GetAsync(pricesOnly: false, cancellationToken);

    /// <summary>The models that the service lists, for their prices: one exchange. What is cached of the rest stays.</summary>
    /// <exception cref="AimlMusicException">The service refused or failed, and no list is cached.</exception>
    internal Task<LiveCatalog> GetPricesAsync(CancellationToken cancellationToken = default) => GetAsync(pricesOnly: true, cancellationToken);

    private async Task<LiveCatalog> GetAsync(bool pricesOnly, CancellationToken cancellationToken)
    {
        var kept = _file?.Read();
        try
        {
            var list = await ReadAsync(kept, cancellationToken).ConfigureAwait(false);
            list = list with
            {
                Deprecations = pricesOnly ? kept?.Deprecations : await ReadDeprecationsAsync(cancellationToken).ConfigureAwait(false) ?? kept?.Deprecations,
                Models = await ReadSchemasAsync(list.Models, kept, pricesOnly, cancellationToken).ConfigureAwait(false),
            };
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
            throw e.As(e.Kind, $"The service's list of models is not available, and no list is cached. {e.Message}");
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

    // Advice, not needed for a song: a service that does not have the route, or fails, changes nothing else.
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

    private async Task<IReadOnlyList<LiveModel>> ReadSchemasAsync(IReadOnlyList<LiveModel> models, LiveModelList? kept, bool pricesOnly, CancellationToken cancellationToken)
    {
        var left = pricesOnly ? 0 : MostSchemas;
        List<LiveModel> read = [];
        foreach (var model in models)
        {
            var known = model.Schema ?? kept?.Models.FirstOrDefault(other => other.Id == model.Id && other.SchemaUrl == model.SchemaUrl)?.Schema;
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
