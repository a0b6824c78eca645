namespace AimlMusic.PowerShell;

/// <summary>Resumes every song that was paid for, or may have been, and is not saved. Spends nothing.</summary>
[Cmdlet(VerbsLifecycle.Resume, "AimlMusic", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Resume-AimlMusic.md")]
[OutputType(typeof(MusicGeneration))]
public sealed class ResumeAimlMusicCommand : WatchingCmdlet
{
    private const int LeastDoubtTimeoutSec = 300;

    private readonly SongTally _tally = new();
    private readonly SongKeys _keys = new();
    private SongSubmitter? _submitter;
    private SpooledSongs? _spooled;

    /// <summary>The ids of songs, or the client request ids of songs without an id. Songs and history entries bind too. Default: all unsaved songs.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SongCompleter))]
    [SongKeyTransformation]
    public string[]? Id { get; set; }

    /// <summary>The number of songs that are searched or waited for at once: 1 to 10000.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    public int ThrottleLimit { get; set; } = 64;

    /// <summary>The time after its submit, in seconds, at which a song in doubt counts as not accepted if neither the request log nor the charges show it: 300 to 604800; on loopback 0 to 604800.</summary>
    [Parameter]
    [ValidateRange(0, 604800)]
    public int DoubtTimeoutSec { get; set; } = 1800;

    /// <inheritdoc/>
    protected override string? ProgressStatus => _tally.ToString();

    // Evidence for songs in doubt is searched for during one minute, unless -TimeoutSec is specified.
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
            // Accepted songs precede songs in doubt. Among them, the link that expires first is first; songs without a link are last.
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
                $"-DoubtTimeoutSec is {DoubtTimeoutSec}, but must be at least {LeastDoubtTimeoutSec}. The service's request log and charges can be late, and a song that was accepted could be bought again.");
        }
    }

    private void Resume(LedgerEntry entry)
    {
        if (ShouldProcess($"song {entry.Id ?? entry.ClientRequestId} ({entry.Title ?? "without a title"})", "Resume"))
        {
            WaitForPlace(ThrottleLimit);
            _tally.Begin();
            Start(ResumeAsync, entry);
        }
    }

    // The songs of another address or of an earlier sandbox are skipped, and so are those that another running process is sending.
    private bool IsOurs(LedgerEntry entry) =>
        entry.IsUnsaved
        && entry.BaseUri == Client.Connection.BaseUri.AbsoluteUri
        && !(Client.Connection.IsSandbox && entry.SubmittedUtc < Client.Connection.CreatedUtc)
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
                Post(() => WriteDetail($"Song {entry.ClientRequestId} was not made. Nothing was charged for it."));
                return;
            }

            id = song.Id;
            // The link may have expired in the meantime, so the status is requested again.
            song = await WaitForAsync(new(song) { Status = GenerationStatus.Unknown }, _tally, cancellationToken).ConfigureAwait(false);
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
