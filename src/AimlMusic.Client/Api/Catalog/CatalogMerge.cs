namespace AimlMusic.Api;

/// <summary>Puts together what this version knows of the models and what the service lists.</summary>
internal static class CatalogMerge
{
    /// <summary>The catalog's models in its order, then those that it has not.</summary>
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

    // Its own id says more than another's alias.
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
            // A deprecated model has left the list and is still served.
            IsAvailable = live is not null || deprecation is { Lifecycle: not ModelLifecycle.Withdrawn },
            Aliases = live is null ? [] : [.. live.Aliases.Append(live.Id).Where(name => !string.Equals(name, model.Id, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)],
            DisplayName = live?.DisplayName,
            Developer = live?.Developer,
            Pricing = live?.Pricing,
            IsSandbox = list.IsSandbox,
        };
    }
}
