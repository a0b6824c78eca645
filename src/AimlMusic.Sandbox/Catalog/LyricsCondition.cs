using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>If lyrics are optional, the request must contain them, ask the service to write them, or ask for an instrumental.</summary>
internal static class LyricsCondition
{
    public static void Check(JsonElement body, ICollection<Issue> issues)
    {
        if (IsTrue(body, "is_instrumental") || HasText(body, "lyrics"))
        {
            return;
        }

        if (!IsTrue(body, "lyrics_optimizer"))
        {
            issues.Add(new(
                "custom", "string", "undefined", ["lyrics"], "lyrics is required unless is_instrumental or lyrics_optimizer is set"));
        }
        else if (!HasText(body, "prompt"))
        {
            issues.Add(new(
                "custom", "string", "undefined", ["prompt"], "prompt is required where lyrics_optimizer has to write the lyrics"));
        }
    }

    private static bool IsTrue(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static bool HasText(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.GetString()!.Length > 0;
}
