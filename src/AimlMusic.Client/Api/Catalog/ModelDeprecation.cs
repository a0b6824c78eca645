using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Api;

/// <summary>
/// The deprecation of a model: <c>GET /v1/models/deprecations</c>.
/// Source: https://docs.aimlapi.com/api-references/service-endpoints.
/// </summary>
internal sealed record ModelDeprecation
{
    private const int LongestReason = 300;
    private const int MostEntries = 5_000;

    public required string Id { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public required ModelLifecycle Lifecycle { get; init; }

    public DateTimeOffset? DeprecatedAt { get; init; }

    public DateTimeOffset? ShutdownAt { get; init; }

    public string? ReplacedBy { get; init; }

    public string? Reason { get; init; }

    /// <summary>The entries, or null where the answer is not a list.</summary>
    public static IReadOnlyList<ModelDeprecation>? ReadList(ReadOnlyMemory<byte> json)
    {
        using var document = JsonReading.Parse(json);
        var root = document?.RootElement ?? default;
        var list = root.ValueKind == JsonValueKind.Array ? root : root.Child("data");
        return list.ValueKind == JsonValueKind.Array ? ReadList(list) : null;
    }

    public static IReadOnlyList<ModelDeprecation> ReadList(JsonElement list) => [.. list.Items().Take(MostEntries).Select(Read).OfType<ModelDeprecation>()];

    /// <summary>The model with its deprecation.</summary>
    public MusicModel Apply(MusicModel model) => new(model)
    {
        Lifecycle = Lifecycle,
        // The advice of an older entry is better than none.
        Replacement = ReplacedBy ?? model.Replacement,
        DeprecatedOn = DeprecatedAt,
        ShutdownOn = ShutdownAt ?? model.ShutdownOn,
        LifecycleReason = Reason,
    };

    public bool IsOf(Func<string, bool> isName) => isName(Id) || Aliases.Any(isName);

    /// <summary>Writes it in the format of the service.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteStartArray("aliases");
        foreach (var alias in Aliases)
        {
            json.WriteStringValue(alias);
        }

        json.WriteEndArray();
        json.WriteString("status", Lifecycle.ToString());
        json.WriteString("deprecated_at", Iso(DeprecatedAt));
        json.WriteString("shutdown_at", Iso(ShutdownAt));
        json.WriteString("replaced_by", ReplacedBy);
        json.WriteString("reason", Reason);
        json.WriteEndObject();
    }

    private static ModelDeprecation? Read(JsonElement entry) =>
        entry.Text("id") is { } id && LiveModelList.IsName(id) && LifecycleOf(entry.Text("status")) is { } lifecycle
            ? new()
            {
                Id = id,
                Aliases = [.. entry.Child("aliases").Items().Select(alias => alias.AsText()).Where(LiveModelList.IsName).Take(100).Select(alias => alias!)],
                Lifecycle = lifecycle,
                DeprecatedAt = Date(entry.Text("deprecated_at")),
                ShutdownAt = Date(entry.Text("shutdown_at")),
                ReplacedBy = entry.Text("replaced_by") is { } other && LiveModelList.IsName(other) ? other : null,
                Reason = entry.Line("reason", LongestReason),
            }
            : null;

    private static ModelLifecycle? LifecycleOf(string? status) => status?.Trim().ToLowerInvariant() switch
    {
        "superseded" => ModelLifecycle.Superseded,
        "deprecated" => ModelLifecycle.Deprecated,
        "withdrawn" => ModelLifecycle.Withdrawn,
        _ => null,
    };

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date.ToUniversalTime() : null;

    private static string? Iso(DateTimeOffset? date) => date?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
