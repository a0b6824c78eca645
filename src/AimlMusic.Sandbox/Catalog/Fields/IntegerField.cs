using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>A whole number within limits.</summary>
internal sealed class IntegerField(string name, long min, long max = long.MaxValue) : FieldRule(name, "integer", required: false)
{
    public override void Check(JsonElement value, IReadOnlyList<string> path, ICollection<Issue> issues)
    {
        if (WholeNumber.Of(value) is not { } number)
        {
            issues.Add(Issue.WrongType(Type, value, path));
        }
        else if (number < min)
        {
            issues.Add(new(
                "too_small", $"at least {min}", Text(number), path, $"Number must be greater than or equal to {min}"));
        }
        else if (number > max)
        {
            issues.Add(new(
                "too_big", $"at most {max}", Text(number), path, $"Number must be less than or equal to {max}"));
        }
    }

    public override void Describe(Utf8JsonWriter json)
    {
        json.WriteNumber("minimum", min);
        if (max < long.MaxValue)
        {
            json.WriteNumber("maximum", max);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
