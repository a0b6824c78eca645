using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Submits that were not accepted. Each has an id, which no poll finds; some are in the request log as failed.</summary>
internal sealed class RefusedSubmits(SandboxSeed seed)
{
    private readonly object _lock = new();
    private readonly List<LogRow> _logged = [];
    private int _count;

    public string NewId(SandboxRequest request)
    {
        var model = ModelOf(request);
        return GenerationIds.Create(
            seed, "refused", ModelTable.Catalogue.FirstOrDefault(known => known.Id == model), Interlocked.Increment(ref _count));
    }

    /// <summary>Adds a request to the log as failed.</summary>
    public void Log(SandboxRequest request)
    {
        var id = request.InferenceId ??= NewId(request);
        lock (_lock)
        {
            _logged.Add(new LogRow(
                request.Time, request.Time, request.Key, ModelOf(request), HasFailed: true, Usd: 0, request.Id, id, ClientRequestId.Of(request)));
        }
    }

    /// <summary>The requests in the log, newest first.</summary>
    public IReadOnlyList<LogRow> Logged()
    {
        lock (_lock)
        {
            return [.. _logged.AsEnumerable().Reverse()];
        }
    }

    private static string? ModelOf(SandboxRequest request) =>
        request.Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.String
            ? model.GetString()
            : null;
}
