namespace AimlMusic.PowerShell;

/// <summary>Lists what the ledger knows. Asks nobody, costs nothing.</summary>
[Cmdlet(VerbsCommon.Get, "AimlMusicHistory")]
[OutputType(typeof(LedgerEntry))]
public sealed class GetAimlMusicHistoryCommand : PSCmdlet
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The songs' ids, or the client request ids of songs that have none.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [TextTransformation]
    public string[]? Id { get; set; }

    /// <summary>Only songs in these states.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public LedgerState[]? State { get; set; }

    /// <summary>Only songs submitted at that time or later.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>Only so many, the latest ones.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Only songs that were paid for, or may have been, and are not on disk.</summary>
    [Parameter]
    public SwitchParameter Unsaved { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _ids.UnionWith(Id ?? []);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            var entries = new SongLedger().Read(IsWanted).OrderBy(entry => entry.SubmittedAt ?? entry.ChangedAt).ToList();
            WriteObject(Last is { } last ? entries.Skip(entries.Count - last) : entries, enumerateCollection: true);
        }
        catch (AimlMusicException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null));
        }
    }

    private bool IsWanted(LedgerEntry entry) =>
        (_ids.Count == 0 || _ids.Contains(entry.Id ?? "") || _ids.Contains(entry.ClientRequestId ?? ""))
        && (State is null || State.Contains(entry.State))
        && (Since is null || (entry.SubmittedAt ?? entry.ChangedAt) >= LocalTime.Of(Since.Value))
        && (!Unsaved || entry.IsUnsaved);
}
