namespace AimlMusic.Api;

/// <summary>One request in the service's log.</summary>
/// <param name="ClientRequestId">The client request id; null if the service does not name it.</param>
/// <param name="InferenceId">For a submit, the id of the song.</param>
/// <param name="HasFailed">Whether the request failed and was not charged.</param>
/// <param name="UsdSpent">The cost in US dollars.</param>
/// <param name="Model">The model; null if the service does not name it.</param>
/// <param name="Created">The time of the request; null if it cannot be read.</param>
internal sealed record LogRow(string? ClientRequestId, string? InferenceId, bool HasFailed, decimal? UsdSpent, string? Model = null, DateTimeOffset? Created = null)
{
    /// <summary>Whether the row shows that a song was accepted, with its id.</summary>
    public bool IsTaken => !HasFailed && InferenceId is not null;
}
