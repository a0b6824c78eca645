namespace AimlMusic.Chaos;

/// <summary>The outcome of songs and charges.</summary>
internal sealed record Verdict
{
    public required int Asked { get; init; }

    public required int Charged { get; init; }

    public required int Refunded { get; init; }

    public required int Saved { get; init; }

    public required int Lost { get; init; }

    public required int Twice { get; init; }

    public required int SentAgain { get; init; }

    public required int Damaged { get; init; }

    public required int Stray { get; init; }

    public required int Partials { get; init; }

    public required int Doubtful { get; init; }

    public required int Unfinished { get; init; }

    public bool IsGood => Doubtful == 0 && Saved == Asked && Lost == 0 && Twice == 0 && SentAgain == 0 && Damaged == 0 && Stray == 0 && Unfinished == 0;

    public IEnumerable<(string Name, int Count, string Note)> Rows =>
    [
        ("songs asked for", Asked, ""),
        ("charged at the service", Charged, ""),
        ("refunded", Refunded, "generations that failed; bought anew"),
        ("saved", Saved, "whole, and sample by sample what the service rendered"),
        ("lost", Lost, "charged and not saved: must be 0"),
        ("charged twice", Twice, "for one request or one song: must be 0"),
        ("ids sent twice", SentAgain, "a client request id is for one submit: must be 0"),
        ("damaged files", Damaged, "under a final name: must be 0"),
        ("stray files", Stray, "under a final name, not in the ledger: must be 0"),
        ("unfinished in the ledger", Unfinished, "must be 0"),
        ("partial files left", Partials, "of killed processes, named .partial"),
        ("doubtful", Doubtful, "must be 0"),
        ("not bought", Asked - Saved - Lost - Damaged - Doubtful, "must be 0"),
    ];
}
