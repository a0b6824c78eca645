using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>The rule for one field of a request.</summary>
internal abstract class FieldRule(string name, string type, bool required)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    public bool Required { get; } = required;

    /// <summary>Whether the schema of the model omits the field: an alternative name that is accepted nevertheless.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Adds the mistakes in a value.</summary>
    public abstract void Check(JsonElement value, IReadOnlyList<string> path, ICollection<Issue> issues);

    /// <summary>Writes its limits as JSON schema.</summary>
    public virtual void Describe(Utf8JsonWriter json)
    {
    }
}
