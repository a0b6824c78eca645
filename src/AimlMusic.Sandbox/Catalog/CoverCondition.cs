using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>A cover requires a recording or the extracted features of one, but not both. Features require lyrics.</summary>
internal static class CoverCondition
{
    public static void Check(JsonElement body, ICollection<Issue> issues)
    {
        var hasFeature = body.TryGetProperty("cover_feature_id", out _);
        if (hasFeature == body.TryGetProperty("reference_audio_url", out _))
        {
            issues.Add(new(
                "custom", "string", hasFeature ? "both" : "undefined", ["reference_audio_url"], "Exactly one of reference_audio_url or cover_feature_id is required"));
        }
        else if (hasFeature && !body.TryGetProperty("lyrics", out _))
        {
            issues.Add(new("custom", "string", "undefined", ["lyrics"], "lyrics is required with cover_feature_id"));
        }
    }
}
