namespace AimlMusic.Sandbox;

/// <summary>Which transactions are wanted.</summary>
/// <param name="From">The earliest moment; null has no limit.</param>
/// <param name="To">The moment before which they must be; null has no limit.</param>
/// <param name="Direction">TOPUP or CHARGE; null means both.</param>
/// <param name="Type">What they were for; null means all.</param>
/// <param name="Limit">Rows a page.</param>
/// <param name="After">Where the page before ended; null at the start.</param>
internal sealed record TransactionQuery(
    DateTimeOffset? From, DateTimeOffset? To, string? Direction, string? Type, int Limit, TransactionCursor? After)
{
    public bool Matches(Transaction transaction) =>
        !(transaction.Created < From)
        && !(transaction.Created >= To)
        && (Direction is null || Direction == transaction.Direction)
        && (Type is null || Type == transaction.Type)
        && After?.IsBefore(transaction) != false;
}
