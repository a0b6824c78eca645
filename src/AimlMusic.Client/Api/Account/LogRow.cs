namespace AimlMusic.Api;

/// <summary>One request in the service's log.</summary>
/// <param name="ClientRequestId">What it was sent under; null where the service does not name it.</param>
/// <param name="InferenceId">For a submit, the song's id.</param>
/// <param name="HasFailed">It failed, and nothing was charged.</param>
/// <param name="UsdSpent">What it cost.</param>
/// <param name="Model">The model; null where the service does not name it.</param>
/// <param name="Created">When it was made; null where that cannot be read.</param>
internal sealed record LogRow(string? ClientRequestId, string? InferenceId, bool HasFailed, decimal? UsdSpent, string? Model = null, DateTimeOffset? Created = null)
{
    /// <summary>Whether it says that a song was taken, and which.</summary>
    public bool IsTaken => !HasFailed && InferenceId is not null;
}
