using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>An object with its own fields.</summary>
internal sealed class ObjectField(string name, params FieldRule[] rules) : FieldRule(name, "object", required: false)
{
    public IReadOnlyList<FieldRule> Rules => rules;

    public override void Check(JsonElement value, IReadOnlyList<string> path, ICollection<Issue> issues)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            FieldSet.Check(value, rules, path, issues);
        }
        else
        {
            issues.Add(Issue.WrongType(Type, value, path));
        }
    }

    public override void Describe(Utf8JsonWriter json) => FieldSet.Describe(json, rules);
}
