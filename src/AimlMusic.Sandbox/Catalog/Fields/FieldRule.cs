using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>What one field of a request may hold.</summary>
internal abstract class FieldRule(string name, string type, bool required)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    public bool Required { get; } = required;

    /// <summary>Whether the model's schema leaves it out: another name of a field that is taken all the same.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Adds what is wrong with a value that was sent.</summary>
    public abstract void Check(JsonElement value, IReadOnlyList<string> path, ICollection<Issue> issues);

    /// <summary>Writes its limits as JSON schema.</summary>
    public virtual void Describe(Utf8JsonWriter json)
    {
    }
}
