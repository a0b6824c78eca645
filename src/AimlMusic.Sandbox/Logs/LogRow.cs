namespace AimlMusic.Sandbox;

/// <summary>One request in the log.</summary>
/// <param name="Created">The time of the request.</param>
/// <param name="Answered">The time of the answer, from which the request can be in the log.</param>
/// <param name="Key">The key of the request; never shown.</param>
/// <param name="Model">The model in the request; null if there is none.</param>
/// <param name="HasFailed">Whether it failed.</param>
/// <param name="Usd">The cost.</param>
/// <param name="RequestId">The id of its HTTP exchange.</param>
/// <param name="InferenceId">The id of its generation, even if there is none.</param>
/// <param name="ClientRequestId">The client request id.</param>
internal sealed record LogRow(
    DateTimeOffset Created,
    DateTimeOffset Answered,
    string Key,
    string? Model,
    bool HasFailed,
    decimal Usd,
    string RequestId,
    string InferenceId,
    string? ClientRequestId)
{
    public string Status => HasFailed ? "failed" : "succeeded";

    public static LogRow Of(Generation generation, DateTimeOffset now) => new(
        generation.Created,
        generation.Answered,
        generation.Key,
        generation.Model.Id,
        generation.IsRefundedAt(now),
        generation.IsRefundedAt(now) ? 0 : generation.Usd,
        generation.RequestId,
        generation.Id,
        generation.ClientRequestId);

    public bool IsOf(string model) =>
        Model is not null && (model == Model || ModelTable.Catalogue.Any(known => known.Id == Model && known.IsCalled(model)));
}
