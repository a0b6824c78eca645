namespace AimlMusic.Submitting;

/// <summary>The outcome of a submit that was in doubt, with the evidence.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Evidence">The evidence, or why it is not resolved; a part of a sentence.</param>
internal sealed record DoubtVerdict(DoubtOutcome Outcome, string Evidence)
{
    /// <summary>The id of the song, if it was accepted.</summary>
    public string? Id { get; init; }

    /// <summary>The cost in US dollars, if it is known.</summary>
    public decimal? UsdSpent { get; init; }

    public static DoubtVerdict Taken(string id, decimal? usdSpent, string evidence) => new(DoubtOutcome.Taken, evidence) { Id = id, UsdSpent = usdSpent };

    public static DoubtVerdict NotTaken(string evidence) => new(DoubtOutcome.NotTaken, evidence);
}
