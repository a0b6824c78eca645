namespace AimlMusic.Api;

/// <summary>Tells whether a charge is for music, by the name of its model: the catalog's, and those of the cached list of the service.</summary>
/// <param name="list">The cached list; null where there is none.</param>
internal sealed class MusicNames(LiveModelList? list)
{
    private readonly HashSet<string> _names = new(
        MusicCatalog.Models.Select(model => model.Id)
            .Concat((list?.Models ?? []).Where(model => model.IsMusic).SelectMany(model => model.Aliases.Append(model.Id)))
            .SelectMany(name => new[] { name, Last(name) }),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the model makes music. A charge that names no model may be for music.</summary>
    public bool Has(string? model) => model is null || _names.Contains(model) || _names.Contains(Last(model));

    // A model may be billed under its name without its maker, or with another one.
    private static string Last(string model) => model[(model.LastIndexOf('/') + 1)..];
}
