using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Submits that were not taken. Each has an id of its own all the same; a poll does not find it.</summary>
internal sealed class RefusedSubmits(SandboxSeed seed)
{
    private int _count;

    public string NewId(SandboxRequest request) =>
        GenerationIds.Create(seed, "refused", ModelTable.Catalogue.FirstOrDefault(model => model.Id == ModelOf(request)), Interlocked.Increment(ref _count));

    private static string? ModelOf(SandboxRequest request) =>
        request.Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.String
            ? model.GetString()
            : null;
}
