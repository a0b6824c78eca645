using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>One of a few whole numbers.</summary>
internal sealed class IntegerChoiceField(string name, params long[] choices) : FieldRule(name, "integer", required: false)
{
    public override void Check(JsonElement value, IReadOnlyList<string> path, ICollection<Issue> issues)
    {
        if (WholeNumber.Of(value) is not { } number)
        {
            issues.Add(Issue.WrongType(Type, value, path));
        }
        else if (!choices.Contains(number))
        {
            var expected = string.Join(" | ", choices);
            var received = number.ToString(CultureInfo.InvariantCulture);
            issues.Add(new(
                "invalid_enum_value", expected, received, path, $"Invalid enum value. Expected {expected}, received {received}"));
        }
    }

    public override void Describe(Utf8JsonWriter json)
    {
        json.WriteStartArray("enum");
        foreach (var choice in choices)
        {
            json.WriteNumberValue(choice);
        }

        json.WriteEndArray();
    }
}
