namespace AimlMusic.PowerShell;

/// <summary>Removes songs from the ledger. Unfinished and unsaved songs are kept, unless -Force is specified.</summary>
[Cmdlet(VerbsCommon.Clear, "AimlMusicHistory", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPages.Address + "Clear-AimlMusicHistory.md")]
public sealed class ClearAimlMusicHistoryCommand : HistoryCmdlet
{
    /// <summary>Only songs whose last event is older than this time.</summary>
    [Parameter]
    public DateTime? Before { get; set; }

    /// <summary>Also removes songs that were paid for and are not saved.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    private protected override void Process(SongLedger ledger)
    {
        var count = ledger.Count(IsRemoved);
        if (count > 0 && ShouldProcess($"{count} {(count == 1 ? "song" : "songs")} in {ledger.Folder}", "Remove from the ledger"))
        {
            ledger.Remove(IsRemoved, removed => SpooledSongs.Forget(ledger, removed));
        }
    }

    private bool IsRemoved(LedgerEntry entry) =>
        IsAskedFor(entry) && (Force || !entry.IsUnsaved) && (Before is null || entry.ChangedUtc < LocalTime.ToMoment(Before));
}
