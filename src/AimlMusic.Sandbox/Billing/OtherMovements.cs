namespace AimlMusic.Sandbox;

/// <summary>Transactions of the account that are not for songs of the sandbox: refunds, other products, payments.</summary>
internal sealed class OtherMovements
{
    // After all generations, which are numbered from 1.
    private const int First = 1_000_000;

    private readonly object _lock = new();
    private readonly List<Transaction> _all = [];

    public void Add(Transaction transaction)
    {
        lock (_lock)
        {
            _all.Add(transaction with { Number = First + _all.Count });
        }
    }

    public IReadOnlyList<Transaction> Snapshot()
    {
        lock (_lock)
        {
            return [.. _all];
        }
    }
}
