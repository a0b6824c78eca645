namespace AimlMusic.PowerShell;

/// <summary>Removes the connection of this session, or the state after a Connect-AimlMusic that failed. The key in the environment is used again.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "AimlMusic", HelpUri = HelpPages.Address + "Disconnect-AimlMusic.md")]
public sealed class DisconnectAimlMusicCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => AimlMusicSession.Forget();
}
