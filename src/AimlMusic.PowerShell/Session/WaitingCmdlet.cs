namespace AimlMusic.PowerShell;

/// <summary>A cmdlet that can wait for songs.</summary>
public abstract class WaitingCmdlet : WatchingCmdlet
{
    /// <summary>Wait until each song is completed or failed.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }
}
