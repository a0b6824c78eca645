namespace AimlMusic.Sandbox;

/// <summary>Reads the query of the transactions and finds every mistake in it.</summary>
internal sealed class TransactionQueryReader(QueryString query)
{
    private readonly QueryFields _fields = new(query);

    public IReadOnlyList<Issue> Issues => _fields.Issues;

    public TransactionQuery Read()
    {
        var from = _fields.Moment("from");
        var to = _fields.Moment("to");
        if (to <= from)
        {
            _fields.Mistake("to", "later than from", query.First("to")!);
        }

        return new TransactionQuery(
            from,
            to,
            _fields.Choice("direction", "TOPUP", "CHARGE"),
            _fields.Choice("type", "PAYMENT", "BONUS", "REFUND", "ADJUSTMENT", "MODEL_USAGE", "CREDITS_EXPIRED", "INIT"),
            _fields.Number("limit", 50, 1, 100),
            Cursor());
    }

    private TransactionCursor? Cursor()
    {
        if (query.First("cursor") is not { } text)
        {
            return null;
        }

        var cursor = TransactionCursor.Parse(text);
        if (cursor is null)
        {
            _fields.Mistake("cursor", "a next_cursor as it was given", text);
        }

        return cursor;
    }
}
