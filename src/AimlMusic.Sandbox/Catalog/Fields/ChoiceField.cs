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
        else
        {
            CheckText(value.GetString()!, path, issues);
        }
    }

    /// <summary>The same for a text that did not come as JSON.</summary>
    public void CheckText(string received, IReadOnlyList<string> path, ICollection<Issue> issues)
    {
        if (!choices.Contains(received))
        {
            var expected = string.Join(" | ", choices.Select(choice => $"'{choice}'"));
            issues.Add(new(
                "invalid_enum_value", expected, received, path, $"Invalid enum value. Expected {expected}, received '{received}'"));
        }
    }

    public override void Describe(Utf8JsonWriter json)
    {
        json.WriteStartArray("enum");
        foreach (var choice in choices)
        {
            json.WriteStringValue(choice);
        }

        json.WriteEndArray();
    }
}
