namespace AimlMusic.PowerShell;

/// <summary>Gets the status of songs and, with -Wait, waits for them. Costs nothing.</summary>
[Cmdlet(VerbsCommon.Get, "AimlMusicStatus", DefaultParameterSetName = IdSet, HelpUri = HelpPages.Address + "Get-AimlMusicStatus.md")]
[OutputType(typeof(MusicGeneration))]
public sealed class GetAimlMusicStatusCommand : SongCmdlet
{
    private readonly SongTally _tally = new();
    private GenerationLookup? _lookup;

    /// <summary>The ids of the songs.</summary>
    // Not by property name: the binder would bind only the id of an object, and the song would lose its title.
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [TextTransformation]
    public string[]? Id { get; set; }

    /// <summary>The number of songs that are polled or waited for at once: 1 to 10000.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    public int ThrottleLimit { get; set; } = 64;

    /// <inheritdoc/>
    protected override string? ProgressStatus => _tally.ToString();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var song in Given(Id))
        {
            _lookup ??= new GenerationLookup(Client, Ledger);
            WaitForPlace(ThrottleLimit);
            _tally.Begin();
            Start(cancellation => AskAsync(song, cancellation), song);
        }

        PassOn();
    }

    private async Task AskAsync(MusicGeneration song, CancellationToken cancellationToken)
    {
        try
        {
            _tally.Report(song);
            // The status in an input object may be out of date, so it is requested again.
            var asked = Wait
                ? await WaitForAsync(song with { Status = GenerationStatus.Unknown }, _tally, cancellationToken).ConfigureAwait(false)
                : await _lookup!.GetAsync(song, cancellationToken).ConfigureAwait(false);
            Post(() => WriteObject(asked));
        }
        finally
        {
            _tally.End(song.Id);
        }
    }
}
