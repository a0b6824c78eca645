namespace AimlMusic.Chaos;

/// <summary>The step of a worker.</summary>
internal enum WorkStep
{
    /// <summary>Makes the songs of a table, waits for them and saves them. Only songs that are not in the ledger are bought.</summary>
    New,

    /// <summary>Resumes and saves unsaved songs.</summary>
    Resume,

    /// <summary>Lists the songs in doubt.</summary>
    Doubtful,
}
