namespace AimlMusic;

/// <summary>How far a song of the ledger is.</summary>
public enum LedgerState
{
    /// <summary>A process is just sending it.</summary>
    Submitting,

    /// <summary>Sent, and the answer was lost, or the process that sent it ended: the song may have been paid for.</summary>
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
