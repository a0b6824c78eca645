namespace AimlMusic.PowerShell;

/// <summary>Gets the status of songs and, with -Wait, waits for them. Costs nothing.</summary>
[Cmdlet(VerbsCommon.Get, "AimlMusicStatus", DefaultParameterSetName = IdSet, HelpUri = HelpPages.Address + "Get-AimlMusicStatus.md")]
[OutputType(typeof(MusicGeneration))]
public sealed class GetAimlMusicStatusCommand : SongCmdlet
{
    private readonly SongTally _tally = new();
    private GenerationLookup? _lookup;

    /// <summary>The ids of the songs. Default: the songs in progress in the ledger.</summary>
    // Not by property name: the binder would bind only the id of an object, and the song would lose its title.
    [Parameter(Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SongCompleter))]
    [TextTransformation]
    public string[]? Id { get; set; }

    /// <summary>The number of songs that are polled or waited for at once: 1 to 10000.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    public int ThrottleLimit { get; set; } = 64;

    // An empty pipeline asks for no song.
    private bool IsAboutAll => Id is null && InputObject is null && !MyInvocation.ExpectingInput;

    /// <inheritdoc/>
    protected override string? ProgressStatus => _tally.ToString();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var song in IsAboutAll ? Underway() : Given(Id))
        {
            _lookup ??= new GenerationLookup(Client, Ledger);
            WaitForPlace(ThrottleLimit);
            _tally.Begin();
            Start(AskAsync, song);
        }

        PassOn();
    }

    private List<MusicGeneration> Underway()
    {
        try
        {
            var open = RequireLedger().Read(IsOpen);
            var inDoubt = open.Count(entry => entry.State == LedgerState.Unknown);
            if (inDoubt > 0)
            {
                WriteWarning($"It is not known whether the service accepted {(inDoubt == 1 ? "1 song" : $"{inDoubt} songs")}. Resume-AimlMusic looks for evidence, which costs nothing.");
            }

            return [.. open.Where(entry => entry is { Id: not null, State: LedgerState.Accepted }).OrderBy(entry => entry.SubmittedUtc).Select(entry => entry.ToGeneration())];
        }
        catch (AimlMusicException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null));
            throw;
        }
    }

    // The songs of another address cannot be polled here, and the songs of a sandbox end with its process.
    private bool IsOpen(LedgerEntry entry) =>
        entry.State is LedgerState.Accepted or LedgerState.Unknown
        && entry.BaseUri == LikelyBaseUri.AbsoluteUri
        && (!entry.IsInProcess || entry.IsOfThisProcess);

    private async Task AskAsync(MusicGeneration song, CancellationToken cancellationToken)
    {
        try
        {
            _tally.Report(song);
            // The status in an input object may be out of date, so it is requested again.
            var asked = Wait
                ? await WaitForAsync(new(song) { Status = GenerationStatus.Unknown }, _tally, cancellationToken).ConfigureAwait(false)
                : await _lookup!.GetAsync(song, cancellationToken).ConfigureAwait(false);
            Post(() => WriteObject(asked));
        }
        finally
        {
            _tally.End(song.Id);
        }
    }
}
