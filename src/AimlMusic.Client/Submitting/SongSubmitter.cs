namespace AimlMusic;

/// <summary>
/// Submits a song so that it is charged at most once. Sent again is only what is proven not to be taken; a submit that the service
/// was too busy for may be sent again too, and stays open in the ledger until it is decided.
/// </summary>
public sealed class SongSubmitter(AimlMusicClient client, SongLedger ledger)
{
    private readonly SongSender _sender = new(client, ledger);
    private readonly DoubtSettler _doubts = new(client, ledger);
    private readonly EarlierSong _earlier = new(client.Connection.TimeProvider, ledger);
    private readonly ReferenceUploader _uploader = new(client);
    private readonly RetrySchedule _schedule = new(client.Connection.TimeProvider);
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
        finally
        {
            options.Spend?.EndSubmit();
        }
    }

    /// <summary>Takes up a song of the ledger: the one that was accepted, or the one that a submit in doubt turns out to be; null where it cost nothing.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.SubmitOutcomeUnknown"/> where the evidence does not decide it.</exception>
    public async Task<MusicGeneration?> TakeUpAsync(LedgerEntry entry, SubmitOptions options, CancellationToken cancellationToken = default)
    {
        if (entry.State is LedgerState.Failed or LedgerState.NotTaken)
        {
            return null;
        }

        if (SpooledSongs.Are(entry.Model) && _spooled.Settle(entry) is { } here)
        {
            return here;
        }

        var song = entry.ToGeneration();
        if (song.Id.Length > 0)
        {
            return song;
        }

        var reason = entry.Reason ?? "another process is still sending it";
        return await _doubts.SettleAsync(song, _doubts.Of(entry, options), reason, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The song of an attempt that was left open, where it turns out to be taken; null where it is not, or not yet.</summary>
    /// <param name="clientRequestId">The attempt.</param>
    /// <param name="options">How long to search; what its price was set aside from.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<MusicGeneration?> TakeUpLeftOpenAsync(string clientRequestId, SubmitOptions options, CancellationToken cancellationToken = default)
    {
        if (ledger.Read(entry => entry.ClientRequestId == clientRequestId && entry.State == LedgerState.Unknown) is not [var entry, ..])
        {
            return null;
        }

        try
        {
            return await _doubts.SettleAsync(entry.ToGeneration(), _doubts.Of(entry, options, isPatient: true), entry.Reason!, options, cancellationToken).ConfigureAwait(false);
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.SubmitOutcomeUnknown)
        {
            // The ledger has it, and Resume-AimlMusic decides it later.
            return null;
        }
    }

    private async Task<MusicGeneration> SubmitUntilTakenAsync(MusicRequest request, SubmitOptions options, CancellationToken cancellationToken)
    {
        HashSet<string> own = new(StringComparer.Ordinal);
        AttemptLimit limit = new(client.Connection, options.SearchTimeout);
        while (true)
        {
            options.Ending.ThrowIfCancellationRequested();
            var submit = SubmitRecord.Create(request, client.Connection);
            var (known, turn) = await RecordAsync(request, submit, own, options).ConfigureAwait(false);
            if (known is not null)
            {
                var settled = await _earlier.SettleAsync(known, options.SearchTimeout, options.Ending).ConfigureAwait(false);
                if (await TakeUpAsync(settled, options, options.Ending).ConfigureAwait(false) is { } earlier)
                {
                    return earlier;
                }

                continue;
            }

            own.Add(submit.Key!);
            options.Recorded?.Invoke(submit.Key!);
            try
            {
                return Taken(await _sender.SendAsync(request, submit, turn, options.Ending, cancellationToken).ConfigureAwait(false), options);
            }
            catch (AimlMusicException e)
            {
                if (await DecideAsync(request, submit, e, limit, options).ConfigureAwait(false) is { } song)
                {
                    return song;
                }
            }
        }
    }

    /// <summary>What becomes of a submit that failed: the song, null where it is to be sent again, or the error.</summary>
    private async Task<MusicGeneration?> DecideAsync(MusicRequest request, LedgerEvent submit, AimlMusicException failure, AttemptLimit limit, SubmitOptions options)
    {
        var certainty = SubmitFailure.CertaintyOf(failure);
        if (certainty == SubmitCertainty.NotTaken)
        {
            // What was lost was made, and paid for.
            if (failure.Kind != AimlMusicErrorKind.AudioLost)
            {
                options.Spend?.Release(submit.Key!);
            }

            throw failure;
        }

        var asked = SubmitRecord.Asked(request, submit, client.Connection);
        var mayWait = limit.Next(failure);
        if (certainty == SubmitCertainty.Busy && mayWait)
        {
            await _schedule.WaitAsync(limit.Attempts - 1, failure.RetryAfter, options.Ending).ConfigureAwait(false);
            return await _doubts.SettleQuicklyAsync(asked, failure, options).ConfigureAwait(false);
        }

        var song = await _doubts.SettleAsync(asked, _doubts.Of(asked, failure, options), failure.Message, options, options.Ending, failure).ConfigureAwait(false);
        if (song is null && !(mayWait && limit.HasTime))
        {
            throw NotTaken(failure, ledger.Read(entry => entry.ClientRequestId == submit.Key) is [{ Reason: { } evidence }, ..] ? evidence : "the evidence shows it");
        }

        if (song is null)
        {
            await _schedule.WaitAsync(limit.Attempts - 1, failure.RetryAfter, options.Ending).ConfigureAwait(false);
        }

        return song;
    }

    private MusicGeneration Taken(MusicGeneration song, SubmitOptions options)
    {
        if (!SpooledSongs.Are(song.Model))
        {
            ledger.Accepted(song);
        }

        options.Spend?.Settle(song);
        return song;
    }

    /// <summary>Records a submit when it may leave; gives the song that stands in its place, where there is one.</summary>
    private async Task<(LedgerEntry? Known, long Turn)> RecordAsync(MusicRequest request, LedgerEvent submit, HashSet<string> own, SubmitOptions options)
    {
        // Who has the song already need not wait.
        if (options.Once && ledger.FindSame(submit, own) is { } same)
        {
            return (same, 0);
        }

        options.BeforeSending?.Invoke();
        var isRecorded = false;
        try
        {
            if (options.Spend is { } spend)
            {
                await spend.TakeAsync(request, submit.Key!, options.Ending).ConfigureAwait(false);
            }

            var turn = await _sender.WaitForTurnAsync(options.Ending).ConfigureAwait(false);
            var known = options.Once ? ledger.SubmittingOnce(submit, own, options.BeforeSending) : Record();
            isRecorded = known is null;
            return (known, turn);
        }
        finally
        {
            if (!isRecorded)
            {
                options.Spend?.Release(submit.Key!);
            }
        }

        LedgerEntry? Record()
        {
            options.BeforeSending?.Invoke();
            ledger.Submitting(submit);
            return null;
        }
    }

    private static AimlMusicException NotTaken(AimlMusicException failure, string evidence) => new(
        failure.Kind, $"{failure.Message.TrimEnd('.')}. The song was not taken: {evidence.TrimEnd('.')}. Nothing was charged for it.", failure)
    {
        StatusCode = failure.StatusCode,
        RequestId = failure.RequestId,
        ClientRequestId = failure.ClientRequestId,
        RetryAfter = failure.RetryAfter,
        ServiceMessage = failure.ServiceMessage,
    };
}
