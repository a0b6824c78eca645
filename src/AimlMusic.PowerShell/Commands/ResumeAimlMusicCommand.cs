namespace AimlMusic.PowerShell;

/// <summary>Takes up every song that was paid for, or may have been, and is not on disk. Spends nothing.</summary>
[Cmdlet(VerbsLifecycle.Resume, "AimlMusic", SupportsShouldProcess = true)]
[OutputType(typeof(MusicGeneration))]
public sealed class ResumeAimlMusicCommand : WatchingCmdlet
{
    private readonly SongTally _tally = new();
    private SongSubmitter? _submitter;
    private SpooledSongs? _spooled;

    /// <summary>How many songs may be under way at once, 1 to 10000.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    public int ThrottleLimit { get; set; } = 64;

    /// <inheritdoc/>
    protected override string? ProgressStatus => _tally.ToString();

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            var ledger = RequireLedger();
            _submitter = new SongSubmitter(Client, ledger);
            _spooled = new SpooledSongs(ledger);
            // What expires first comes first; what has no link yet has time.
            foreach (var entry in ledger.Read(IsOurs).OrderBy(entry => entry.ExpiresUtc ?? DateTimeOffset.MaxValue).ThenBy(entry => entry.SubmittedUtc))
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

    private void Resume(LedgerEntry entry)
    {
        if (ShouldProcess($"song {entry.Id ?? entry.ClientRequestId} ({entry.Title ?? "without a title"})", "Take up"))
        {
            DrainUntil(ThrottleLimit - 1);
            _tally.Begin();
            Start(cancellation => ResumeAsync(entry, cancellation), entry);
        }
    }

    // Another account's songs cannot be had from here, and what a living process is just sending is its own.
    private bool IsOurs(LedgerEntry entry) =>
        entry.IsUnsaved
        && entry.BaseUri == Client.Connection.BaseUri.AbsoluteUri
        && entry.State != LedgerState.Submitting
        && !_spooled!.IsComing(entry);

    private async Task ResumeAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        var id = entry.Id;
        try
        {
            if (await _submitter!.TakeUpAsync(entry, new() { SearchTimeout = Timeout }, cancellationToken).ConfigureAwait(false) is not { } song)
            {
                Post(() => WriteVerbose($"Song {entry.ClientRequestId} was not made; nothing was charged for it."));
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
}
