namespace AimlMusic.PowerShell;

/// <summary>Forgets songs. Those that are unfinished or unsaved stay, unless that is forced.</summary>
[Cmdlet(VerbsCommon.Clear, "AimlMusicHistory", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
public sealed class ClearAimlMusicHistoryCommand : PSCmdlet
{
    /// <summary>Only songs of which nothing has been heard since.</summary>
    [Parameter(Position = 0)]
    public DateTime? Before { get; set; }

    /// <summary>Forget songs too that were paid for and are not on disk.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            SongLedger ledger = new();
            var count = ledger.Read(IsRemoved).Count;
            if (count > 0 && ShouldProcess($"{count} songs in {ledger.Folder}", "Forget"))
            {
                ledger.Remove(IsRemoved);
            }
        }
        catch (AimlMusicException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null));
        }
    }

    private bool IsRemoved(LedgerEntry entry) =>
        (Force || !entry.IsUnsaved) && (Before is null || entry.ChangedAt < LocalTime.Of(Before.Value));
}
