namespace AimlMusic.Sandbox;

/// <summary>The inference id in an answer, including errors.</summary>
internal sealed class InferenceIds(RefusedSubmits refused)
{
    /// <summary>For a submit, its new id; for a poll, the requested id; null for all other requests.</summary>
    public string? Of(SandboxRequest request, FaultRoute? kind) => kind switch
    {
        FaultRoute.Submit => request.InferenceId ??= refused.NewId(request),
        FaultRoute.Poll when request.Query.First("generation_id") is { } id && GenerationIds.IsWellFormed(id) => id,
        _ => null,
    };
}
