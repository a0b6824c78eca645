namespace AimlMusic;

/// <summary>How far a song of the ledger is.</summary>
public enum LedgerState
{
    /// <summary>Being sent; or the process that sent it has ended before it could say more.</summary>
    Submitting,

    /// <summary>Sent, and the answer was lost: the song may have been paid for.</summary>
    Unknown,

    /// <summary>Taken by the service.</summary>
    Accepted,

    /// <summary>Ready at the service.</summary>
    Completed,

    /// <summary>Refused or not made; nothing was paid.</summary>
    Failed,

    /// <summary>Whole on disk.</summary>
    Saved,
}
