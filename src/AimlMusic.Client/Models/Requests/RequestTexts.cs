using System.Text.Json.Nodes;

namespace AimlMusic.Models;

/// <summary>Enumerates all texts of a request.</summary>
internal static class RequestTexts
{
    /// <summary>Each text with its name in errors.</summary>
    public static IEnumerable<(string Name, string Text)> Of(MusicRequest request)
    {
        IEnumerable<(string Name, string? Text)> named =
        [
            (nameof(request.Model), request.Model),
            (nameof(request.Title), request.Title),
            (nameof(request.Lyrics), request.Lyrics),
            (nameof(request.Prompt), request.Prompt),
            (nameof(request.NegativePrompt), request.NegativePrompt),
            (nameof(request.ReferenceAudio), request.ReferenceAudio),
            (nameof(request.VoiceId), request.VoiceId),
            (nameof(request.InstrumentalId), request.InstrumentalId),
            (nameof(request.CoverFeatureId), request.CoverFeatureId),
        ];
        return named.Where(field => field.Text is not null).Select(field => (field.Name, field.Text!)).Concat(Within(request.AdditionalParameters, ""));
    }

    // The name of a field is checked too.
    private static IEnumerable<(string Name, string Text)> Within(JsonNode? node, string path) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Within(field.Value, $"{path}.{field.Key}").Prepend(("The name of a field in AdditionalParameter", field.Key))),
        JsonArray items => items.SelectMany((item, index) => Within(item, $"{path}[{index}]")),
        JsonValue value when value.TryGetValue(out string? text) => [($"AdditionalParameter '{SanitizeForTerminal.Of(path.TrimStart('.'))}'", text)],
        _ => [],
    };
}
