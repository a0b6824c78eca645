namespace AimlMusic.PowerShell;

/// <summary>A cmdlet that can wait for songs.</summary>
public abstract class WaitingCmdlet : ConnectedCmdlet
{
    private GenerationWatcher? _watcher;

    /// <summary>Wait until each song is completed or failed.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How long to wait for a song, in seconds, 1 to 86400.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>From one look at a song to the next, in seconds, 0.1 to 3600; without it a growing interval.</summary>
    [Parameter]
    [ValidateRange(0.1, 3600.0)]
    public double? PollIntervalSec { get; set; }

    /// <summary>Waits for a song. One loop looks at all the songs of the cmdlet.</summary>
    protected Task<MusicGeneration> WaitForAsync(MusicGeneration song, IProgress<MusicGeneration>? progress, CancellationToken cancellationToken)
    {
        var schedule = PollIntervalSec is { } seconds ? PollSchedule.Every(TimeSpan.FromSeconds(seconds)) : PollSchedule.Default;
        var watcher = LazyInitializer.EnsureInitialized(ref _watcher, () => new GenerationWatcher(Client, schedule, Ledger))!;
        return watcher.WaitAsync(song, TimeSpan.FromSeconds(TimeoutSec), progress, cancellationToken);
    }
}
