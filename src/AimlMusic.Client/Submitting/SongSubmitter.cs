namespace AimlMusic;

/// <summary>
/// Submits a song so that it is charged at most once. Sent again is only what certainly was not taken: a request that never left,
/// and one that was answered 429 or 503. A submit whose answer was lost is looked for in the service's request log.
/// </summary>
public sealed class SongSubmitter(AimlMusicClient client, SongLedger ledger)
{
    private readonly SongSender _sender = new(client, ledger);
    private readonly LostSubmitSearch _search = new(client);
    private readonly EarlierSong _earlier = new(client.Connection.TimeProvider, ledger);
    private readonly ReferenceUploader _uploader = new(client);
    private readonly SpooledSongs _spooled = new(ledger);

    /// <summary>Submits a song and gives it back as accepted.</summary>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.SubmitOutcomeUnknown"/> where the answer was lost, so that the song may have been paid for;
    /// <see cref="AimlMusicErrorKind.LedgerUnavailable"/> before anything was sent; else the reason why it was not accepted, and nothing was spent.
    /// </exception>
    public async Task<MusicGeneration> SubmitAsync(MusicRequest request, SubmitOptions? options = null, CancellationToken cancellationToken = default)
    {
        RequestValidator.ThrowIfInvalid(request);
        options ??= new();
        if (request.NeedsUpload)
        {
            request = request with { Reference = await _uploader.UploadAsync(request.ReferenceFile!, ReferencePurpose.Song, cancellationToken: cancellationToken).ConfigureAwait(false) };
        }

        try
        {
            return await SubmitUntilTakenAsync(request, options, cancellationToken).ConfigureAwait(false);
        }
        catch (AimlMusicException e) when (e.Spend == SpendOutcome.Nothing)
        {
            options.Spend?.Release();
            throw;
        }
    }

    private async Task<MusicGeneration> SubmitUntilTakenAsync(MusicRequest request, SubmitOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt <= client.Connection.MaximumRetryCount; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var submit = SubmitRecord.Create(request, client.Connection);
            var (known, turn) = await RecordAsync(submit, options, cancellationToken).ConfigureAwait(false);
            if (known is not null)
            {
                // What was bought before costs nothing now.
                options.Spend?.Release();
                var settled = await _earlier.SettleAsync(known, options.SearchTimeout, cancellationToken).ConfigureAwait(false);
                if (await TakeUpAsync(settled, options, cancellationToken).ConfigureAwait(false) is { } earlier)
                {
                    return earlier;
                }
            }
            else if (await SubmitOrFindAsync(request, submit, turn, options, cancellationToken).ConfigureAwait(false) is { } song)
            {
                options.Spend?.Settle(song);
                return song;
            }
        }

        throw new AimlMusicException(AimlMusicErrorKind.ServiceUnavailable, "The service fails to make the song, again and again. Nothing was charged.");
    }

    /// <summary>Takes up a song of the ledger: the one that was accepted, or the one that a lost submit turns out to be; null where it failed and cost nothing.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.SubmitOutcomeUnknown"/> where the request log does not know it either.</exception>
    public async Task<MusicGeneration?> TakeUpAsync(LedgerEntry entry, SubmitOptions options, CancellationToken cancellationToken = default)
    {
        if (entry.State == LedgerState.Failed)
        {
            return null;
        }

        if (SpooledSongs.Are(entry.Model) && _spooled.Settle(entry) is { } here)
        {
            return here;
        }

        var song = entry.ToGeneration();
        return song.Id.Length > 0 ? song : await FindAsync(song, entry.SentAs, entry.Reason ?? "another process is still sending it", options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Records a submit when it may leave; gives the song that stands in its place, where there is one.</summary>
    private async Task<(LedgerEntry? Known, long Turn)> RecordAsync(LedgerEvent submit, SubmitOptions options, CancellationToken cancellationToken)
    {
        // Who has the song already need not wait.
        if (options.Once && ledger.FindSame(submit) is { } same)
        {
            return (same, 0);
        }

        var turn = await _sender.WaitForTurnAsync(cancellationToken).ConfigureAwait(false);
        if (options.Once)
        {
            return (ledger.SubmittingOnce(submit, options.Begin), turn);
        }

        options.Begin();
        ledger.Submitting(submit);
        return (null, turn);
    }

    /// <summary>The song; null where the log says that it failed, so that it may be sent again under a new id.</summary>
    private async Task<MusicGeneration?> SubmitOrFindAsync(
        MusicRequest request, LedgerEvent submit, long turn, SubmitOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var song = await _sender.SendAsync(request, submit, turn, cancellationToken).ConfigureAwait(false);
            if (!SpooledSongs.Are(submit.Model))
            {
                ledger.Accepted(song);
            }

            return song;
        }
        catch (AimlMusicException e) when (SongSender.MayHaveBeenTaken(e))
        {
            var asked = SubmitRecord.Asked(request, submit, client.Connection);
            return await FindAsync(asked, submit.SentAs, e.Message, options, cancellationToken, e).ConfigureAwait(false);
        }
    }

    private async Task<MusicGeneration?> FindAsync(
        MusicGeneration asked, string? sentAs, string reason, SubmitOptions options, CancellationToken cancellationToken, AimlMusicException? cause = null)
    {
        var key = asked.ClientRequestId!;
        var row = options.SearchTimeout > TimeSpan.Zero
            ? await _search.FindAsync(sentAs ?? key, asked.SubmittedUtc, options.SearchTimeout, cancellationToken).ConfigureAwait(false)
            : null;
        if (row is null)
        {
            throw InDoubt(asked, reason, cause);
        }

        if (row.HasFailed)
        {
            ledger.Refused(key, "the service's log has it as failed");
            return null;
        }

        var song = asked with { Id = row.InferenceId!, Status = GenerationStatus.Queued, UsdSpent = row.UsdSpent };
        ledger.Accepted(song);
        return SpooledSongs.Are(song.Model) ? throw _spooled.Lose(song, $"the answer was lost ({reason.TrimEnd('.')}), and the service's request log has the song as made") : song;
    }

    private static AimlMusicException InDoubt(MusicGeneration asked, string reason, AimlMusicException? cause) => new(
        AimlMusicErrorKind.SubmitOutcomeUnknown,
        $"The song was sent, but whether the service took it is not known: {reason.TrimEnd('.')}. The service's request log does not know it yet. It is not sent again, since it may have been paid for. Its client request id is {asked.ClientRequestId}.",
        cause)
    {
        Spend = SpendOutcome.Possible,
        StatusCode = cause?.StatusCode,
        RequestId = cause?.RequestId,
        ClientRequestId = asked.ClientRequestId,
        ServiceMessage = cause?.ServiceMessage,
        Generation = asked,
    };
}
