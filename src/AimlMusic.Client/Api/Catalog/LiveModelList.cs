using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>
/// The part of the service's list of models that is about music: models that make music, and models in the catalog.
/// Source: https://docs.aimlapi.com/api-references/service-endpoints/complete-model-list.
/// </summary>
internal sealed record LiveModelList
{
    private const int LongestId = 200;
    private const int MostModels = 20_000;

    public required IReadOnlyList<LiveModel> Models { get; init; }

    /// <summary>The tag of this version of the list.</summary>
    public string? Tag { get; init; }

    /// <summary>The time of the service's last answer.</summary>
    public DateTimeOffset ReadAt { get; init; }

    public bool IsSandbox { get; init; }

    /// <summary>The deprecations; null if they were not requested.</summary>
    public IReadOnlyList<ModelDeprecation>? Deprecations { get; init; }

    /// <summary>The list, or null if the answer is not valid. An empty list is not valid: it would mean that every model is gone.</summary>
    public static LiveModelList? Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonReading.Parse(json);
        var models = (document?.RootElement.Child("data") ?? default).Items().Take(MostModels).Select(Model).OfType<LiveModel>().ToList();
        return models.Count == 0 ? null : new() { Models = [.. models.Where(model => model.IsMusic || IsInCatalog(model))] };
    }

    /// <summary>The tag, or null if it cannot be sent back unchanged.</summary>
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

    // Names are shown in terminals and inserted into command lines.
    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= LongestId } && SanitizeForTerminal.IsWord(name);

    private static bool IsInCatalog(LiveModel model) => MusicCatalog.Models.Any(known => model.IsCalled(known.Id));
}
