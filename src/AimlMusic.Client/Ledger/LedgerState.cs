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

    /// <summary>Refused or not made, and nothing was paid; or, as the reason then says, made and lost with its answer.</summary>
    Failed,

    /// <summary>Whole on disk.</summary>
    Saved,

    /// <summary>Sent, and the evidence shows that the service did not take it: nothing was paid. The reason names the evidence.</summary>
    NotTaken,
}
