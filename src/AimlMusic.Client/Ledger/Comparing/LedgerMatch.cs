namespace AimlMusic;

/// <summary>
/// The result of comparing a song in the ledger with the account. It is a word and not an enumeration, because <c>ConvertTo-Json</c> would
/// write a number.
/// </summary>
public static class LedgerMatch
{
    /// <summary>The account was charged for the song, and the ledger agrees.</summary>
    public const string Equal = nameof(Equal);

    /// <summary>The account was charged, and the ledger has no such song: it was made elsewhere, or removed from the ledger.</summary>
    public const string NotInLedger = nameof(NotInLedger);

    /// <summary>The song is paid for according to the ledger, but the account was not charged.</summary>
    public const string NotCharged = nameof(NotCharged);

    /// <summary>The charge differs from the cost in the ledger, or there is a refund.</summary>
    public const string OtherAmount = nameof(OtherAmount);

    /// <summary>The account was charged for a song that the ledger has as in doubt.</summary>
    public const string InDoubt = nameof(InDoubt);

    /// <summary>The account was charged for a song that the ledger has as failed or not accepted.</summary>
    public const string FailedCharged = nameof(FailedCharged);

    /// <summary>The ledger has the song from the last half hour, and its charge is not listed yet.</summary>
    public const string Pending = nameof(Pending);

    /// <summary>The song was sent with another API key and this account was not charged: it belongs to another account.</summary>
    public const string OtherAccount = nameof(OtherAccount);
}
