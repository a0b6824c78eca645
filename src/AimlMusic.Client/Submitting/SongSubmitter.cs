namespace AimlMusic;

/// <summary>
/// Submits a song so that it is charged at most once. It is sent again only if it is proven not to be accepted. A submit that was answered
/// with 429 may be sent again before that; it stays unresolved in the ledger until there is evidence.
/// </summary>
internal sealed class SongSubmitter(AimlMusicClient client, SongLedger ledger)
{
    private readonly DoubtResolver _doubts = new(client, ledger);
    private readonly ConcurrentSubmit _earlier = new(client.Connection.TimeProvider, ledger);
    private readonly ReferenceUploader _uploader = new(client);
    private readonly SpooledSongs _spooled = new(ledger);
    private readonly RefusalReason _refusal = new(client);

    /// <summary>Submits a song and returns the accepted song.</summary>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.SubmitOutcomeUnknown"/> if the answer was lost, so that the song may have been paid for;
    /// <see cref="AimlMusicErrorKind.LedgerUnavailable"/> before anything was sent; otherwise the reason of the rejection, and nothing was spent.
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

    /// <summary>Resumes a song in the ledger. Returns the accepted song, or null if nothing was accepted.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.SubmitOutcomeUnknown"/> if the evidence does not resolve it.</exception>
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

    /// <summary>Resolves an attempt that was left unresolved. Returns the song, or null if it was not accepted or is not resolved.</summary>
    /// <param name="clientRequestId">The attempt.</param>
    /// <param name="options">How long to search, and the reservation for its price.</param>
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
            // It is in the ledger, and Resume-AimlMusic resolves it later.
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
                    var resolved = await _earlier.ResolveAsync(earlier, options.SearchTimeout, options.Ending).ConfigureAwait(false);
                    song = await ResumeAsync(resolved, options, options.Ending).ConfigureAwait(false);
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
