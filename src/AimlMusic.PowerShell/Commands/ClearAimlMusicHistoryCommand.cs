namespace AimlMusic.PowerShell;

/// <summary>Forgets songs. Those that are unfinished or unsaved stay, unless that is forced.</summary>
[Cmdlet(VerbsCommon.Clear, "AimlMusicHistory", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = HelpPages.Address + "Clear-AimlMusicHistory.md")]
public sealed class ClearAimlMusicHistoryCommand : HistoryCmdlet
{
    /// <summary>Only songs of which nothing has been heard since.</summary>
    [Parameter]
    public DateTime? Before { get; set; }

    /// <summary>Forget songs too that were paid for and are not on disk.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process(SongLedger ledger)
    {
        var count = ledger.Count(IsRemoved);
        if (count > 0 && ShouldProcess($"{count} {(count == 1 ? "song" : "songs")} in {ledger.Folder}", "Forget"))
        {
            ledger.Remove(IsRemoved, removed => SpooledSongs.Forget(ledger, removed));
        }
    }

    private bool IsRemoved(LedgerEntry entry) =>
        IsAskedFor(entry) && (Force || !entry.IsUnsaved) && (Before is null || entry.ChangedUtc < LocalTime.ToMoment(Before));
}
