using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Validates an object field by field. Missing fields, and optionally unknown ones, are mistakes.</summary>
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
    }

    /// <summary>Adds the fields without a rule, including nested ones.</summary>
    public static void CheckUnknown(JsonElement value, IReadOnlyList<FieldRule> rules, IReadOnlyList<string> path, ICollection<Issue> issues)
    {
        foreach (var property in value.EnumerateObject())
        {
            var rule = rules.FirstOrDefault(rule => rule.Name == property.Name);
            if (rule is ObjectField inner && property.Value.ValueKind == JsonValueKind.Object)
            {
                CheckUnknown(property.Value, inner.Rules, [.. path, property.Name], issues);
            }
            else if (rule is null)
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

    /// <summary>Writes the fields as JSON schema, in an object that was started.</summary>
    public static void Describe(Utf8JsonWriter json, IReadOnlyList<FieldRule> rules)
    {
        json.WriteStartObject("properties");
        foreach (var rule in rules.Where(rule => !rule.IsHidden))
        {
            json.WriteStartObject(rule.Name);
            json.WriteString("type", rule.Type);
            rule.Describe(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("required");
        foreach (var rule in rules.Where(rule => rule.Required))
        {
            json.WriteStringValue(rule.Name);
        }

        json.WriteEndArray();
    }
}
