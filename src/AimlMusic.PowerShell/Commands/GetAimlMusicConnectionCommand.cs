namespace AimlMusic.PowerShell;

/// <summary>Gets the connection that the cmdlets of this session use. Nothing is sent, and the key is never shown.</summary>
[Cmdlet(VerbsCommon.Get, "AimlMusicConnection", HelpUri = HelpPages.Address + "Get-AimlMusicConnection.md")]
[OutputType(typeof(AimlMusicConnection))]
public sealed class GetAimlMusicConnectionCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            WriteObject(SessionConnection.Find(this, needsKey: true));
        }
        catch (AimlMusicException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null, isAboutSongs: false));
        }
    }
}
