using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>
/// What of the service's list of models is about music: what makes music, and what the catalog has.
/// Source: https://docs.aimlapi.com/api-references/service-endpoints/complete-model-list.
/// </summary>
internal sealed record LiveModelList
{
    private const int LongestId = 200;
    private const int MostModels = 20_000;

    public required IReadOnlyList<LiveModel> Models { get; init; }

    /// <summary>The service's name for this state of its list.</summary>
    public string? Tag { get; init; }

    /// <summary>When the service last said so.</summary>
    public DateTimeOffset ReadAt { get; init; }

    public bool IsSandbox { get; init; }

    /// <summary>What the service says of models that it ends; null where it was not asked.</summary>
    public IReadOnlyList<ModelDeprecation>? Deprecations { get; init; }

    /// <summary>The list, or null where the answer is none. A list of nothing is none: it would say that every model is gone.</summary>
    public static LiveModelList? Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonReading.Parse(json);
        var models = (document?.RootElement.Child("data") ?? default).Items().Take(MostModels).Select(Model).OfType<LiveModel>().ToList();
        return models.Count == 0 ? null : new() { Models = [.. models.Where(model => model.IsMusic || IsInCatalog(model))] };
    }

    /// <summary>A tag that can be sent back as it is, or null.</summary>
    public static string? UsableTag(string? tag) =>
        tag is { Length: > 0 and <= 500 } && tag.All(letter => letter is >= ' ' and < '\x7f') ? tag : null;

    public static LiveModel? Model(JsonElement entry)
    {
        var id = entry.Text("id");
        var info = entry.Child("info");
        return !IsName(id) ? null : new()
        {
            Id = id!,
            Aliases = [.. entry.Child("aliases").Items().Select(alias => alias.AsText()).Where(IsName).Take(100).Select(alias => alias!)],
            Type = entry.Line("type", LongestId),
            DisplayName = info.Line("name", LongestId),
            Developer = info.Line("developer", LongestId),
            Description = info.Line("description"),
            IsMusic = MusicType.Is(entry.Text("type"), entry.Child("tags").Lines(LongestId), info.Text("docsUrl")),
            Pricing = PricingReader.Read(entry.Child("pricing")),
            SchemaUrl = info.Text("docsJson"),
            Schema = ModelSchema.Read(entry.Child("schema")),
        };
    }

    // A name goes into command lines and onto screens.
    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= LongestId } && SanitizeForTerminal.IsWord(name);

    private static bool IsInCatalog(LiveModel model) => MusicCatalog.Models.Any(known => model.IsCalled(known.Id));
}
