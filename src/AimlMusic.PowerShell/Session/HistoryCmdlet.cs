namespace AimlMusic.PowerShell;

/// <summary>A cmdlet that is about songs of the ledger. Asks nobody, costs nothing.</summary>
public abstract class HistoryCmdlet : PSCmdlet
{
    private readonly SongKeys _keys = new();

    /// <summary>The songs' ids, or the client request ids of songs that have none.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SongKeyTransformation]
    public string[]? Id { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _keys.Add(Id);

    /// <inheritdoc/>
    protected sealed override void EndProcessing()
    {
        try
        {
            Process(new SongLedger());
        }
        catch (AimlMusicException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null));
        }
    }

    /// <summary>Does the cmdlet's work.</summary>
    protected abstract void Process(SongLedger ledger);

    /// <summary>Whether a song was asked for by its id; all are where none was. A pipeline that brought nothing asks for nothing.</summary>
    protected bool IsAskedFor(LedgerEntry entry) => _keys.Contains(entry, MyInvocation.ExpectingInput);
}
