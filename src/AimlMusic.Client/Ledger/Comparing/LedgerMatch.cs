namespace AimlMusic;

/// <summary>The result of comparing a song in the ledger with the account.</summary>
public enum LedgerMatch
{
    /// <summary>The account was charged for the song, and the ledger agrees.</summary>
    Equal,

    /// <summary>The account was charged, and the ledger has no such song: it was made elsewhere, or removed from the ledger.</summary>
    NotInLedger,

    /// <summary>The song is paid for according to the ledger, but the account was not charged.</summary>
    NotCharged,

    /// <summary>The charge differs from the cost in the ledger, or there is a refund.</summary>
    OtherAmount,

    /// <summary>The account was charged for a song that the ledger has as in doubt.</summary>
    InDoubt,

    /// <summary>The account was charged for a song that the ledger has as failed or not accepted.</summary>
    FailedCharged,

    /// <summary>The ledger has the song from the last half hour, and its charge is not listed yet.</summary>
    Pending,

    /// <summary>The song was sent with another API key and this account was not charged: it belongs to another account.</summary>
    OtherAccount,
}
