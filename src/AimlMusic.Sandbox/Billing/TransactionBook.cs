namespace AimlMusic.Sandbox;

/// <summary>The transactions of the account, with any key. They appear with a delay. A failed generation has none.</summary>
internal sealed class TransactionBook(GenerationBook book, OtherMovements others, SandboxSettings settings, decimal balance, DateTimeOffset opened)
{
    /// <summary>All visible transactions, newest first.</summary>
    public IEnumerable<Transaction> Seen(DateTimeOffset now) =>
        Opening().Concat(book.Snapshot().Where(generation => generation.Failure is null).Select(Charge)).Concat(others.Snapshot())
            .Where(transaction => transaction.Created + settings.TransactionLag <= now)
            .OrderByDescending(transaction => transaction.Created)
            .ThenByDescending(transaction => transaction.Number);

    private static Transaction Charge(Generation generation) =>
        new(generation.Number, generation.Answered, "CHARGE", "MODEL_USAGE", generation.Usd, generation.Model.Id, generation.Id);

    private IEnumerable<Transaction> Opening() => balance > 0 ? [new Transaction(0, opened, "TOPUP", "INIT", balance)] : [];
}
