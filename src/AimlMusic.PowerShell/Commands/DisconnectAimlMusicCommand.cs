namespace AimlMusic.PowerShell;

/// <summary>Forgets the connection of this session. What the environment says holds again, and a Connect-AimlMusic that failed is forgotten.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "AimlMusic", HelpUri = HelpPages.Address + "Disconnect-AimlMusic.md")]
public sealed class DisconnectAimlMusicCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => AimlMusicSession.Forget();
}
