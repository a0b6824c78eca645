namespace AimlMusic.Api;

/// <summary>Determines from the name of a model whether a charge is for music. The names come from the catalog and the cached list.</summary>
/// <param name="list">The cached list; null if there is none.</param>
internal sealed class MusicNames(LiveModelList? list)
{
    private readonly HashSet<string> _names = new(
        MusicCatalog.Models.Select(model => model.Id)
            .Concat((list?.Models ?? []).Where(model => model.IsMusic).SelectMany(model => model.Aliases.Append(model.Id)))
            .SelectMany(name => new[] { name, Last(name) }),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the model makes music. A charge without a model may be for music.</summary>
    public bool Has(string? model) => model is null || _names.Contains(model) || _names.Contains(Last(model));

    // The name on the bill can differ: without the developer, or with another one.
    private static string Last(string model) => model[(model.LastIndexOf('/') + 1)..];
}
