namespace AimlMusic.PowerShell;

/// <summary>Compares the ledger with the charges of the account. Changes nothing, and costs nothing.</summary>
[Cmdlet(VerbsData.Compare, "AimlMusicLedger", DefaultParameterSetName = PeriodSet, HelpUri = HelpPages.Address + "Compare-AimlMusicLedger.md")]
[OutputType(typeof(LedgerDifference), typeof(LedgerDay))]
public sealed class CompareAimlMusicLedgerCommand : PeriodCmdlet
{
    /// <summary>Also returns songs that agree, whose charge is not listed yet, or that belong to another account.</summary>
    [Parameter]
    public SwitchParameter IncludeEqual { get; set; }

    /// <summary>Returns the sums of each day instead of the songs.</summary>
    [Parameter]
    public SwitchParameter ByDay { get; set; }

    /// <inheritdoc/>
    private protected override async Task ReadAsync(AimlMusicClient client, AccountPeriod period, CancellationToken cancellationToken)
    {
        var found = await new LedgerComparer(client, Ledger!).CompareAsync(period, cancellationToken).ConfigureAwait(false);
        Post(() => Write(found));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        RequireLedger();
        base.EndProcessing();
    }

    private void Write(LedgerComparison found)
    {
        var equal = found.Songs.Count(song => song.Difference == LedgerMatch.Equal);
        var pending = found.Songs.Count(song => song.Difference == LedgerMatch.Pending);
        WriteVerbose($"{equal} songs agree, the charges of {pending} songs are not listed yet, {found.Songs.Count(IsDifference)} songs differ.");
        if (ByDay)
        {
            WriteObject(found.Days, enumerateCollection: true);
        }
        else
        {
            WriteObject(found.Songs.Where(song => IncludeEqual || IsDifference(song)), enumerateCollection: true);
        }
    }

    private static bool IsDifference(LedgerDifference song) => song.Difference is not (LedgerMatch.Equal or LedgerMatch.Pending or LedgerMatch.OtherAccount);
}
