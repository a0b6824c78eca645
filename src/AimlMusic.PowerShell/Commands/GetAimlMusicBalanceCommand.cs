namespace AimlMusic.PowerShell;

/// <summary>Gets the balance of the account. Costs nothing.</summary>
[Cmdlet(VerbsCommon.Get, "AimlMusicBalance", HelpUri = HelpPages.Address + "Get-AimlMusicBalance.md")]
[OutputType(typeof(AccountBalance))]
public sealed class GetAimlMusicBalanceCommand : ConnectedCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        AccountLookup lookup = new(Client);
        Start(cancellation => AskAsync(lookup, cancellation), null);
        base.EndProcessing();
    }

    private async Task AskAsync(AccountLookup lookup, CancellationToken cancellationToken)
    {
        var balance = await lookup.GetBalanceAsync(cancellationToken).ConfigureAwait(false);
        Post(() => WriteObject(balance));
    }
}
