namespace AimlMusic.Sandbox;

/// <summary>The requested transactions.</summary>
/// <param name="From">The earliest time; null for no limit.</param>
/// <param name="To">The end of the window, not included; null for no limit.</param>
/// <param name="Direction">TOPUP or CHARGE; null means both.</param>
/// <param name="Type">The purpose; null means all.</param>
/// <param name="Limit">Rows per page.</param>
/// <param name="After">The last transaction of the previous page; null for the first page.</param>
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
