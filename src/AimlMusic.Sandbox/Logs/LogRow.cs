namespace AimlMusic.Sandbox;

/// <summary>One request in the log.</summary>
/// <param name="Created">When it came.</param>
/// <param name="Answered">When it was answered: from then on it can be in the log.</param>
/// <param name="Key">The key that it came with; never shown.</param>
/// <param name="Model">The model that it named; null where it named none.</param>
/// <param name="HasFailed">Whether it came to nothing.</param>
/// <param name="Usd">What it cost.</param>
/// <param name="RequestId">The id of its HTTP exchange.</param>
/// <param name="InferenceId">The id of its generation, also where there is none.</param>
/// <param name="ClientRequestId">The client's own id.</param>
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
