namespace AimlMusic;

/// <summary>
/// How a song in the ledger and the account compare. These are words and not the values of an enumeration, because <c>ConvertTo-Json</c> would
/// write those as numbers.
/// </summary>
public static class LedgerMatch
{
    /// <summary>The ledger has the song as the account was charged for it.</summary>
    public const string Equal = nameof(Equal);

    /// <summary>The account was charged, and the ledger has no such song: it was made elsewhere, or removed from the ledger.</summary>
    public const string NotInLedger = nameof(NotInLedger);

    /// <summary>The ledger has the song as paid for, and the account was not charged.</summary>
    public const string NotCharged = nameof(NotCharged);

    /// <summary>The account was charged another amount than the ledger has, or got something back.</summary>
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
