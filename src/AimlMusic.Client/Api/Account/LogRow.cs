namespace AimlMusic.Api;

/// <summary>One request in the service's log.</summary>
/// <param name="ClientRequestId">What it was sent under; null where the service does not name it.</param>
/// <param name="InferenceId">For a submit, the song's id.</param>
/// <param name="HasFailed">It failed, and nothing was charged.</param>
/// <param name="UsdSpent">What it cost.</param>
internal sealed record LogRow(string? ClientRequestId, string? InferenceId, bool HasFailed, decimal? UsdSpent)
{
    /// <summary>Whether it says that a song was taken, and which.</summary>
    public bool IsTaken => !HasFailed && InferenceId is not null;
}
