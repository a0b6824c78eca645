using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Checks an object field by field: nothing missing, nothing unknown.</summary>
internal static class FieldSet
{
    public static void Check(
        JsonElement value, IReadOnlyList<FieldRule> rules, IReadOnlyList<string> path, ICollection<Issue> issues)
    {
        foreach (var rule in rules)
        {
            if (value.TryGetProperty(rule.Name, out var field))
            {
                rule.Check(field, [.. path, rule.Name], issues);
            }
            else if (rule.Required)
            {
                issues.Add(Issue.Missing(rule.Type, [.. path, rule.Name]));
            }
        }

        foreach (var property in value.EnumerateObject())
        {
            if (!rules.Any(rule => rule.Name == property.Name))
            {
                issues.Add(new(
                    "unrecognized_keys",
                    string.Join(", ", rules.Select(rule => rule.Name)),
                    property.Name,
                    [.. path, property.Name],
                    $"Unrecognized key in object: '{property.Name}'"));
            }
        }
    }
}
