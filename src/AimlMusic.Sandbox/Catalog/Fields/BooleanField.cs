using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>True or false.</summary>
internal sealed class BooleanField(string name) : FieldRule(name, "boolean", required: false)
{
    public override void Check(JsonElement value, IReadOnlyList<string> path, ICollection<Issue> issues)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            issues.Add(Issue.WrongType(Type, value, path));
        }
    }
}
