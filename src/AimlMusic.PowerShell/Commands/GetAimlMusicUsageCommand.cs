namespace AimlMusic.PowerShell;

/// <summary>Gets what the API key has spent, by day and model. Costs nothing.</summary>
[Cmdlet(VerbsCommon.Get, "AimlMusicUsage", DefaultParameterSetName = PeriodSet, HelpUri = HelpPages.Address + "Get-AimlMusicUsage.md")]
[OutputType(typeof(AccountUsage))]
public sealed class GetAimlMusicUsageCommand : PeriodCmdlet
{
    /// <summary>One object for each day, for each model, or for each model on each day; or with None, one object for the period.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public UsageGrouping[] GroupBy { get; set; } = [UsageGrouping.Day];

    /// <inheritdoc/>
    private protected override async Task ReadAsync(AimlMusicClient client, AccountPeriod period, CancellationToken cancellationToken)
    {
        var grouping = GroupBy.Aggregate(UsageGrouping.None, (all, one) => all | one);
        var usage = await new AccountLookup(client).GetUsageAsync(period, grouping, cancellationToken).ConfigureAwait(false);
        Post(() => WriteObject(usage, enumerateCollection: true));
    }
}
