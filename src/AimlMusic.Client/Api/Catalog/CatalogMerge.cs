namespace AimlMusic.Api;

/// <summary>Merges the models that this version knows with those that the service lists.</summary>
internal static class CatalogMerge
{
    /// <summary>The models of the catalog in their order, then the others.</summary>
    public static IReadOnlyList<MusicModel> With(LiveModelList list)
    {
        var known = MusicCatalog.Models.Select(model => (Model: model, Live: Find(list, model.Id))).ToList();
        var added = list.Models.Where(live => live.IsMusic && !known.Any(pair => ReferenceEquals(pair.Live, live))).GroupBy(live => live.Id, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. known.Select(pair => Merge(pair.Model, pair.Live, list, isInCatalog: true)),
            .. added.Select(same => Merge(New(same.First()), same.First(), list, isInCatalog: false)),
        ];
    }

    // An id has priority over an alias of another one.
    private static LiveModel? Find(LiveModelList list, string id) =>
        list.Models.FirstOrDefault(live => string.Equals(live.Id, id, StringComparison.OrdinalIgnoreCase)) ?? list.Models.FirstOrDefault(live => live.IsCalled(id));

    private static MusicModel New(LiveModel live)
    {
        var model = MusicCatalog.Find(live.Id);
        return new(model) { Description = live.Description ?? model.Description };
    }

    private static MusicModel Merge(MusicModel model, LiveModel? live, LiveModelList list, bool isInCatalog)
    {
        var deprecation = list.Deprecations?.FirstOrDefault(entry => entry.IsOf(name => string.Equals(name, model.Id, StringComparison.OrdinalIgnoreCase)));
        var described = SchemaRules.Apply(deprecation?.Apply(model) ?? model, live?.Schema, isInCatalog);
        return new(described)
        {
            // A deprecated model is no longer in the list but is still available.
            IsAvailable = live is not null || deprecation is { Lifecycle: not ModelLifecycle.Withdrawn },
            Aliases = live is null ? [] : [.. live.Aliases.Append(live.Id).Where(name => !string.Equals(name, model.Id, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)],
            DisplayName = live?.DisplayName,
            Developer = live?.Developer,
            Pricing = live?.Pricing,
            IsSandbox = list.IsSandbox,
        };
    }
}
