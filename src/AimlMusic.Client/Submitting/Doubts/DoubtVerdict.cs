namespace AimlMusic.Submitting;

/// <summary>What became of a submit that was in doubt.</summary>
/// <param name="Outcome">What is certain.</param>
/// <param name="Evidence">By what it was decided, or why it is still open; a part of a sentence.</param>
internal sealed record DoubtVerdict(DoubtOutcome Outcome, string Evidence)
{
    /// <summary>The song's id, where it was taken.</summary>
    public string? Id { get; init; }

    /// <summary>What it cost in US dollars, where that is known.</summary>
    public decimal? UsdSpent { get; init; }

    public static DoubtVerdict Taken(string id, decimal? usdSpent, string evidence) => new(DoubtOutcome.Taken, evidence) { Id = id, UsdSpent = usdSpent };

    public static DoubtVerdict NotTaken(string evidence) => new(DoubtOutcome.NotTaken, evidence);
}
