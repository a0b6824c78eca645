using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>A model with its parameters and its price.</summary>
internal sealed class ModelSpec
{
    public required string Id { get; init; }

    public required string Alias { get; init; }

    public required string Name { get; init; }

    public required string Developer { get; init; }

    public required string Description { get; init; }

    /// <summary>The price of one song, in USD.</summary>
    public required decimal Price { get; init; }

    public IdStyle IdStyle { get; init; }

    /// <summary>Whether the prompt contains the lyrics, between double hash marks.</summary>
    public bool PromptIsLyrics { get; init; }

    /// <summary>Whether the answer contains the song, so that there is nothing to poll.</summary>
    public bool IsDirect { get; init; }

    /// <summary>The default format.</summary>
    public AudioFormat Format { get; init; } = AudioFormat.Mp3;

    /// <summary>Whether the vendor has withdrawn it.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>All fields except <c>model</c>.</summary>
    public required IReadOnlyList<FieldRule> Fields { get; init; }

    /// <summary>Rules for several fields together.</summary>
    public Action<JsonElement, ICollection<Issue>>? Conditions { get; init; }

    /// <summary>Every field.</summary>
    public IReadOnlyList<FieldRule> AllFields => [new ChoiceField("model", required: true, Id), .. Fields];

    public IReadOnlyList<Issue> Check(JsonElement body, bool isStrict)
    {
        var issues = new List<Issue>();
        FieldSet.Check(body, AllFields, [], issues);
        if (isStrict)
        {
            FieldSet.CheckUnknown(body, AllFields, [], issues);
        }

        if (issues.Count == 0)
        {
            Conditions?.Invoke(body, issues);
        }

        return issues;
    }

    public bool IsCalled(string name) => string.Equals(name, Id, StringComparison.OrdinalIgnoreCase) || string.Equals(name, Alias, StringComparison.OrdinalIgnoreCase);
}
