using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>A voice, an accompaniment, or both are required.</summary>
internal static class ReferenceCondition
{
    public static void Check(JsonElement body, ICollection<Issue> issues)
    {
        if (!body.TryGetProperty("refer_voice", out _) && !body.TryGetProperty("refer_instrumental", out _))
        {
            issues.Add(new(
                "custom", "string", "undefined", ["refer_voice"], "At least one of refer_voice or refer_instrumental is required"));
        }
    }
}
