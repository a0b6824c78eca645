namespace AimlMusic;

/// <summary>
/// Submits a song so that it is charged at most once. Sent again is only what is proven not to be taken; a submit that the service
/// was too busy for may be sent again too, and stays open in the ledger until it is decided.
/// </summary>
public sealed class SongSubmitter(AimlMusicClient client, SongLedger ledger)
{
    private readonly DoubtResolver _doubts = new(client, ledger);
    private readonly ConcurrentSubmit _earlier = new(client.Connection.TimeProvider, ledger);
    private readonly ReferenceUploader _uploader = new(client);
    private readonly SpooledSongs _spooled = new(ledger);
    private readonly RefusalReason _refusal = new(client);

    /// <summary>Submits a song and gives it back as accepted.</summary>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.SubmitOutcomeUnknown"/> where the answer was lost, so that the song may have been paid for;
    /// <see cref="AimlMusicErrorKind.LedgerUnavailable"/> before anything was sent; else the reason why it was not accepted, and nothing was spent.
    /// </exception>
    public async Task<MusicGeneration> SubmitAsync(MusicRequest request, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        RequestValidator.ThrowIfInvalid(request);
        options ??= new();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, options.Ending);
        options = options with { Ending = ending.Token };
        if (request.NeedsUpload)
        {
            request = request with { Reference = await _uploader.UploadAsync(request.ReferenceFile!, ReferencePurpose.Song, cancellationToken: options.Ending).ConfigureAwait(false) };
        }

        try
        {
            return await SubmitUntilTakenAsync(request, options, cancellationToken).ConfigureAwait(false);
        }
        catch (AimlMusicException e) when (RefusalReason.IsSought(e))
        {
            throw await _refusal.ExplainAsync(e, request, options.Ending).ConfigureAwait(false);
        }
        finally
        {
            options.Spend?.EndSubmit();
        }
    }

    /// <summary>Takes up a song of the ledger: the one that was accepted, or the one that a submit in doubt turns out to be; null where it cost nothing.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.SubmitOutcomeUnknown"/> where the evidence does not decide it.</exception>
    public async Task<MusicGeneration?> ResumeAsync(LedgerEntry entry, SubmitOptions options, CancellationToken cancellationToken = default)
    {
        if (entry.State is LedgerState.Failed or LedgerState.NotTaken)
        {
            return null;
        }

        if (SpooledSongs.Are(entry.Model) && _spooled.Resolve(entry) is { } here)
        {
            return here;
        }

        var song = entry.ToGeneration();
        if (song.Id.Length > 0)
        {
            return song;
        }

        var reason = entry.Reason ?? "another process is still sending it";
        return await _doubts.ResolveAsync(song, _doubts.Of(entry, options), reason, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The song of an attempt that was left open, where it turns out to be taken; null where it is not, or not yet.</summary>
    /// <param name="clientRequestId">The attempt.</param>
    /// <param name="options">How long to search; what its price was set aside from.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<MusicGeneration?> ResumeLeftOpenAsync(string clientRequestId, SubmitOptions options, CancellationToken cancellationToken = default)
    {
        if (ledger.FindWhole(clientRequestId) is not { State: LedgerState.Unknown } entry)
        {
            return null;
        }

        try
        {
            return await _doubts.ResolveAsync(entry.ToGeneration(), _doubts.Of(entry, options, isPatient: true), entry.Reason!, options, cancellationToken).ConfigureAwait(false);
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.SubmitOutcomeUnknown)
        {
            // The ledger has it, and Resume-AimlMusic decides it later.
            return null;
        }
    }

    private async Task<MusicGeneration> SubmitUntilTakenAsync(MusicRequest request, SubmitOptions options, CancellationToken cancellationToken)
    {
        SubmitAttempts attempts = new(client, ledger, _doubts, request, options);
        try
        {
            while (true)
            {
                var (song, earlier) = await attempts.NextAsync(cancellationToken).ConfigureAwait(false);
                if (earlier is not null)
                {
                    var settled = await _earlier.ResolveAsync(earlier, options.SearchTimeout, options.Ending).ConfigureAwait(false);
                    song = await ResumeAsync(settled, options, options.Ending).ConfigureAwait(false);
                }

                if (song is not null)
                {
                    return song;
                }
            }
        }
        finally
        {
            attempts.LeaveToOthers();
        }
    }
}
