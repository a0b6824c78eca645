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

    /// <summary>Every field but <c>model</c>.</summary>
    public required IReadOnlyList<FieldRule> Fields { get; init; }

    /// <summary>Rules about several fields together.</summary>
    public Action<JsonElement, ICollection<Issue>>? Conditions { get; init; }

    public IReadOnlyList<Issue> Check(JsonElement body)
    {
        var issues = new List<Issue>();
        FieldSet.Check(body, [new ChoiceField("model", required: true, Id), .. Fields], [], issues);
        if (issues.Count == 0)
        {
            Conditions?.Invoke(body, issues);
        }

        return issues;
    }

    public bool IsCalled(string name) => name == Id || name == Alias;
}
