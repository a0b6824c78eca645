namespace AimlMusic.Sandbox;

/// <summary>The id of a generation that an answer carries, also where it is an error.</summary>
internal sealed class InferenceIds(RefusedSubmits refused)
{
    /// <summary>For a submit its own, taken or not; for a poll the one that was asked for; null for all other requests.</summary>
    public string? Of(SandboxRequest request, FaultRoute? kind) => kind switch
    {
        FaultRoute.Submit => request.InferenceId ??= refused.NewId(request),
        FaultRoute.Poll when request.Query.First("generation_id") is { } id && GenerationIds.IsWellFormed(id) => id,
        _ => null,
    };
}
