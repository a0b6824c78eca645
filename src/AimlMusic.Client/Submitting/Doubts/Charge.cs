namespace AimlMusic;

/// <summary>What the account was charged for one request to a model.</summary>
/// <param name="ReferenceId">The request's inference id: for a submit, the song's id.</param>
/// <param name="Model">The model.</param>
/// <param name="CreatedAt">When it was charged, as the service writes it.</param>
/// <param name="Usd">The sum in US dollars.</param>
internal sealed record Charge(string ReferenceId, string? Model, string? CreatedAt, decimal? Usd);
