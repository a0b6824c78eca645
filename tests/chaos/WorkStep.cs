namespace AimlMusic.Chaos;

/// <summary>What a worker is to do.</summary>
internal enum WorkStep
{
    /// <summary>Make the songs of a table, wait for them and save them; only those that the ledger does not know are bought.</summary>
    New,

    /// <summary>Bring home what is not.</summary>
    Resume,

    /// <summary>List the songs of which nobody knows whether they were taken.</summary>
    Doubtful,
}
