using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>What a model is, what it takes and what it costs.</summary>
internal sealed class ModelSpec
{
    public required string Id { get; init; }

    public required string Alias { get; init; }

    public required string Name { get; init; }

    public required string Developer { get; init; }

    public required string Description { get; init; }

    /// <summary>USD for one song.</summary>
    public required decimal Price { get; init; }

    public IdStyle IdStyle { get; init; }

    /// <summary>Whether the prompt holds the words, between double hash marks.</summary>
    public bool PromptIsLyrics { get; init; }

    /// <summary>Whether the answer is the song itself, so that there is nothing to poll.</summary>
    public bool IsDirect { get; init; }

    /// <summary>The kind of file that it makes where none is asked for.</summary>
    public AudioFormat Format { get; init; } = AudioFormat.Mp3;

    /// <summary>Whether the vendor has ended it.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Every field but <c>model</c>.</summary>
    public required IReadOnlyList<FieldRule> Fields { get; init; }

    /// <summary>Rules about several fields together.</summary>
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
