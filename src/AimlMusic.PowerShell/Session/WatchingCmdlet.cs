namespace AimlMusic.PowerShell;

/// <summary>The base class of cmdlets that poll songs until they are finished.</summary>
public abstract class WatchingCmdlet : ConnectedCmdlet
{
    private static readonly TimeSpan SandboxInterval = TimeSpan.FromSeconds(0.5);

    private protected override bool IsAboutSongs => true;

    private GenerationWatcher? _watcher;

    /// <summary>The time to wait for each song, in seconds: 1 to 86400.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 600;

    /// <summary>The interval between two polls of a song, in seconds: 0.1 to 3600. Default: it depends on the age of the song.</summary>
    [Parameter]
    [ValidateRange(0.1, 3600.0)]
    public double? PollIntervalSec { get; set; }

    /// <summary><see cref="TimeoutSec"/> as a time span.</summary>
    protected TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSec);

    // The sandbox of this process is fast and has no rate limit.
    private PollSchedule Schedule => PollIntervalSec is { } seconds ? PollSchedule.Every(TimeSpan.FromSeconds(seconds))
        : Client.Connection.IsSandbox ? PollSchedule.Every(SandboxInterval)
        : PollSchedule.Default;

    /// <inheritdoc/>
    protected override string? GoesOn => _watcher?.Canceled switch
    {
        null or 0 => null,
        1 => "1 song continues at the service, which cannot cancel it. 'Resume-AimlMusic | Save-AimlMusic' saves it.",
        var songs => $"{songs} songs continue at the service, which cannot cancel them. 'Resume-AimlMusic | Save-AimlMusic' saves them.",
    };

    /// <summary>Waits for a song. One loop polls all songs of the cmdlet.</summary>
    protected Task<MusicGeneration> WaitForAsync(MusicGeneration song, IProgress<MusicGeneration>? progress, CancellationToken cancellationToken)
    {
        var watcher = LazyInitializer.EnsureInitialized(ref _watcher, () => new GenerationWatcher(Client, Schedule, Ledger))!;
        return watcher.WaitAsync(song, Timeout, progress, cancellationToken);
    }
}
