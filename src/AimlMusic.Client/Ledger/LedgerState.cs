namespace AimlMusic;

/// <summary>The state of a song in the ledger.</summary>
public enum LedgerState
{
    /// <summary>A process is sending the song.</summary>
    Submitting,

    /// <summary>The song was sent, but the answer was lost, or the process ended. It may have been paid for.</summary>
    Unknown,

    /// <summary>The service accepted the song.</summary>
    Accepted,

    /// <summary>The song is ready at the service.</summary>
    Completed,

    /// <summary>The song was rejected or not made, and nothing was paid. Or, according to the reason, it was made and its audio was lost.</summary>
    Failed,

    /// <summary>The song is saved on this machine.</summary>
    Saved,

    /// <summary>The song was sent, but the evidence in the reason shows that the service did not accept it. Nothing was paid.</summary>
    NotTaken,
}
