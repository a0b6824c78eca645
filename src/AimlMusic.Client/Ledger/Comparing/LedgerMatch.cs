namespace AimlMusic;

/// <summary>How a song in the ledger and the account compare.</summary>
public enum LedgerMatch
{
    /// <summary>The ledger has the song as the account was charged for it.</summary>
    Equal,

    /// <summary>The account was charged, and the ledger has no such song: it was made elsewhere, or removed from the ledger.</summary>
    NotInLedger,

    /// <summary>The ledger has the song as paid for, and the account was not charged.</summary>
    NotCharged,

    /// <summary>The account was charged another amount than the ledger has, or got something back.</summary>
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
