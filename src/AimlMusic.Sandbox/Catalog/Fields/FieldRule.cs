using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>What one field of a request may hold.</summary>
internal abstract class FieldRule(string name, string type, bool required)
{
    public string Name { get; } = name;

    public string Type { get; } = type;

    public bool Required { get; } = required;

    /// <summary>Adds what is wrong with a value that was sent.</summary>
    public abstract void Check(JsonElement value, IReadOnlyList<string> path, ICollection<Issue> issues);
}
