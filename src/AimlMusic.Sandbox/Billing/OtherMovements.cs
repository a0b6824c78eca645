namespace AimlMusic.Sandbox;

/// <summary>Movements of the account's money that no song of the sandbox made: refunds, other products, payments.</summary>
internal sealed class OtherMovements
{
    // Behind every generation, which are numbered from 1.
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
