namespace AimlMusic.PowerShell;

/// <summary>Asks how songs are, and waits for them where that is asked for. Costs nothing.</summary>
[Cmdlet(VerbsCommon.Get, "AimlMusicStatus", DefaultParameterSetName = IdSet, HelpUri = HelpPages.Address + "Get-AimlMusicStatus.md")]
[OutputType(typeof(MusicGeneration))]
public sealed class GetAimlMusicStatusCommand : SongCmdlet
{
    private readonly SongTally _tally = new();
    private GenerationLookup? _lookup;

    /// <summary>The songs' ids.</summary>
    // Not by property name: of an object the binder would take the id alone, and the song would lose its title.
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [TextTransformation]
    public string[]? Id { get; set; }

    /// <summary>How many songs may be asked for at once, 1 to 10000.</summary>
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
            // A song from an object may be older than it looks: its state is asked for anew.
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
