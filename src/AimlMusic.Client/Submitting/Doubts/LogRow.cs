namespace AimlMusic;

/// <summary>One request in the service's log.</summary>
/// <param name="ClientRequestId">What it was sent under.</param>
/// <param name="InferenceId">For a submit, the song's id.</param>
/// <param name="HasFailed">It failed, and nothing was charged.</param>
/// <param name="UsdSpent">What it cost.</param>
internal sealed record LogRow(string ClientRequestId, string? InferenceId, bool HasFailed, decimal? UsdSpent);
