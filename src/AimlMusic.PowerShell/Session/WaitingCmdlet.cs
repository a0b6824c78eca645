namespace AimlMusic.PowerShell;

/// <summary>The base class of cmdlets with -Wait.</summary>
public abstract class WaitingCmdlet : WatchingCmdlet
{
    /// <summary>Waits until each song is completed or failed.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }
}
