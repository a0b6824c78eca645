using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>A model that the vendor deprecates or has withdrawn.</summary>
internal sealed record Deprecation(
    string Id, IReadOnlyList<string> Aliases, string Status, string? DeprecatedAt, string? ShutdownAt, string? ReplacedBy, string? Reason)
{
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteStartArray("aliases");
        foreach (var alias in Aliases)
        {
            json.WriteStringValue(alias);
        }

        json.WriteEndArray();
        json.WriteString("status", Status);
        json.WriteString("deprecated_at", DeprecatedAt);
        json.WriteString("shutdown_at", ShutdownAt);
        json.WriteString("replaced_by", ReplacedBy);
        json.WriteString("reason", Reason);
        json.WriteEndObject();
    }
}
