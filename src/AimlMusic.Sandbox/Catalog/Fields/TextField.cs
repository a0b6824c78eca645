using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>A text with limits, counted in UTF-16 units.</summary>
/// <param name="name">The field.</param>
/// <param name="required">Whether it must be there.</param>
/// <param name="min">The fewest characters.</param>
/// <param name="max">The most characters.</param>
/// <param name="mayBeEmpty">Whether an empty text counts as none at all.</param>
internal sealed class TextField(string name, bool required = false, int min = 0, int max = int.MaxValue, bool mayBeEmpty = false)
    : FieldRule(name, "string", required)
{
    public override void Check(JsonElement value, IReadOnlyList<string> path, ICollection<Issue> issues)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            issues.Add(Issue.WrongType(Type, value, path));
            return;
        }

        var length = value.GetString()!.Length;
        if (length < min && !(length == 0 && mayBeEmpty))
        {
            issues.Add(new(
                "too_small", $"at least {min}", Number(length), path, $"String must contain at least {min} character(s)"));
        }
        else if (length > max)
        {
            issues.Add(new(
                "too_big", $"at most {max}", Number(length), path, $"String must contain at most {max} character(s)"));
        }
    }

    public override void Describe(Utf8JsonWriter json)
    {
        if (min > 0)
        {
            json.WriteNumber("minLength", min);
        }

        if (max < int.MaxValue)
        {
            json.WriteNumber("maxLength", max);
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
