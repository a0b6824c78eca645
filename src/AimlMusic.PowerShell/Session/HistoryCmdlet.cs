namespace AimlMusic.PowerShell;

/// <summary>The base class of cmdlets that read or change the ledger. They send no request and cost nothing.</summary>
public abstract class HistoryCmdlet : PSCmdlet
{
    private readonly SongKeys _keys = new();

    /// <summary>The ids of songs, or the client request ids of songs without an id.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SongCompleter))]
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

    /// <summary>Performs the operation of the cmdlet.</summary>
    private protected abstract void Process(SongLedger ledger);

    /// <summary>The given ids that no song of the ledger has.</summary>
    private protected IEnumerable<string> FindUnknown(IEnumerable<LedgerEntry> entries) => _keys.FindUnknown(entries);

    /// <summary>Whether a song is selected by its id. Without ids, all songs are selected; an empty pipeline selects none.</summary>
    protected bool IsAskedFor(LedgerEntry entry) => _keys.Contains(entry, MyInvocation.ExpectingInput);
}
