namespace AimlMusic.PowerShell;

/// <summary>Takes up every song that was paid for, or may have been, and is not on disk. Spends nothing.</summary>
[Cmdlet(VerbsLifecycle.Resume, "AimlMusic", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Resume-AimlMusic.md")]
[OutputType(typeof(MusicGeneration))]
public sealed class ResumeAimlMusicCommand : WatchingCmdlet
{
    private const int LeastDoubtTimeoutSec = 300;

    private readonly SongTally _tally = new();
    private readonly SongKeys _keys = new();
    private SongSubmitter? _submitter;
    private SpooledSongs? _spooled;

    /// <summary>The songs' ids, or the client request ids of songs that have none; songs and rows of the history too. All songs where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [SongKeyTransformation]
    public string[]? Id { get; set; }

    /// <summary>How many songs may be under way at once, 1 to 10000.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    public int ThrottleLimit { get; set; } = 64;

    /// <summary>How long after its submit a song in doubt, which neither request log nor charges show, counts as not taken, in seconds; 300 to 604800, on loopback 0 to 604800.</summary>
    [Parameter]
    [ValidateRange(0, 604800)]
    public int DoubtTimeoutSec { get; set; } = 1800;

    /// <inheritdoc/>
    protected override string? ProgressStatus => _tally.ToString();

    // Those in doubt wait for evidence, for a minute where nobody asked for more.
    private TimeSpan SearchTimeout => MyInvocation.BoundParameters.ContainsKey(nameof(TimeoutSec)) ? Timeout
        : DoubtTimeoutSec < Doubts.ShortSearch.TotalSeconds ? Doubts.ShortSearch + TimeSpan.FromSeconds(DoubtTimeoutSec) : Doubts.ShortSearch;

    /// <inheritdoc/>
    protected override void ProcessRecord() => _keys.Add(Id);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            ThrowIfTooShort();
            var ledger = RequireLedger();
            _submitter = new SongSubmitter(Client, ledger);
            _spooled = new SpooledSongs(ledger);
            // What is certain comes before what is in doubt, and what expires first comes first; what has no link yet has time.
            foreach (var entry in ledger.Read(IsOurs).OrderBy(entry => entry.Id is null).ThenBy(entry => entry.ExpiresUtc ?? DateTimeOffset.MaxValue).ThenBy(entry => entry.SubmittedUtc))
            {
                Resume(entry);
            }
        }
        catch (AimlMusicException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null));
        }

        base.EndProcessing();
    }

    private void ThrowIfTooShort()
    {
        if (DoubtTimeoutSec < LeastDoubtTimeoutSec && !Client.Connection.BaseUri.IsLoopback && !Client.Connection.IsSandbox)
        {
            throw new AimlMusicException(
                AimlMusicErrorKind.RequestInvalid,
                $"-DoubtTimeoutSec is {DoubtTimeoutSec}, and the least is {LeastDoubtTimeoutSec}: the service's log and charges may be late, and a song that was taken would be paid for again.");
        }
    }

    private void Resume(LedgerEntry entry)
    {
        if (ShouldProcess($"song {entry.Id ?? entry.ClientRequestId} ({entry.Title ?? "without a title"})", "Take up"))
        {
            WaitForPlace(ThrottleLimit);
            _tally.Begin();
            Start(cancellation => ResumeAsync(entry, cancellation), entry);
        }
    }

    // Another account's songs cannot be had from here, and what a living process of this machine is just sending is its own.
    private bool IsOurs(LedgerEntry entry) =>
        entry.IsUnsaved
        && entry.BaseUri == Client.Connection.BaseUri.AbsoluteUri
        && (entry.State != LedgerState.Submitting || ProcessIdentity.IsElsewhere(entry.Writer))
        && !_spooled!.IsComing(entry)
        && _keys.Contains(entry, MyInvocation.ExpectingInput);

    private async Task ResumeAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var id = entry.Id;
        try
        {
            if (await _submitter!.ResumeAsync(entry, Options, cancellationToken).ConfigureAwait(false) is not { } song)
            {
                Post(() => WriteDetail($"Song {entry.ClientRequestId} was not made; nothing was charged for it."));
                return;
            }

            id = song.Id;
            // The link may have expired since: the service is asked anew.
            song = await WaitForAsync(song with { Status = GenerationStatus.Unknown }, _tally, cancellationToken).ConfigureAwait(false);
            Post(song.Status == GenerationStatus.Failed ? () => Report(song.ToFailure(), song) : () => WriteObject(song));
        }
        finally
        {
            _tally.End(id);
        }
    }

    private SubmitOptions Options => new()
    {
        SearchTimeout = SearchTimeout,
        DoubtTimeout = TimeSpan.FromSeconds(DoubtTimeoutSec),
        DoubtBegins = _ =>
        {
            _tally.BeginDoubt();
            Park();
        },
        DoubtEnds = () =>
        {
            _tally.EndDoubt();
            Unpark();
        },
    };
}
