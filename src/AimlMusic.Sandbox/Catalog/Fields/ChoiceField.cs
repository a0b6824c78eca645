using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>One of a few words.</summary>
internal sealed class ChoiceField(string name, bool required, params string[] choices) : FieldRule(name, "string", required)
{
    public override void Check(JsonElement value, IReadOnlyList<string> path, ICollection<Issue> issues)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            issues.Add(Issue.WrongType(Type, value, path));
        }
        else if (!choices.Contains(value.GetString()))
        {
            var expected = string.Join(" | ", choices.Select(choice => $"'{choice}'"));
            var received = value.GetString()!;
            issues.Add(new(
                "invalid_enum_value", expected, received, path, $"Invalid enum value. Expected {expected}, received '{received}'"));
        }
    }
}
