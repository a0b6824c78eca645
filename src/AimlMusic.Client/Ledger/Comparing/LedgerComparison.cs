namespace AimlMusic;

/// <summary>The comparison of the ledger with the account.</summary>
/// <param name="Songs">Each song and each charge of the period, oldest first; those that agree are <see cref="LedgerMatch.Equal"/>.</param>
/// <param name="Days">The sums of each day that has a charge or a song.</param>
internal sealed record LedgerComparison(IReadOnlyList<LedgerDifference> Songs, IReadOnlyList<LedgerDay> Days);
