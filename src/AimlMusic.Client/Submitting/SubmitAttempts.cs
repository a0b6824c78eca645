namespace AimlMusic.Submitting;

/// <summary>The attempts at one song. The next one is sent only if the previous one is proven not to be accepted, or was answered with 429.</summary>
/// <param name="client">The client.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="doubts">Resolves submits in doubt.</param>
/// <param name="request">The song.</param>
/// <param name="options">The options of the submit.</param>
internal sealed class SubmitAttempts(AimlMusicClient client, SongLedger ledger, DoubtResolver doubts, MusicRequest request, SubmitOptions options)
{
    private readonly SongSender _sender = new(client, ledger);
    private readonly RetrySchedule _schedule = new(client.Connection.TimeProvider);
    private readonly AttemptLimit _limit = new(client.Connection, options.SearchTimeout);
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private readonly OpenAttempts _open = new(ledger, doubts, options);

    /// <summary>Makes the next attempt.</summary>
    /// <param name="cancellationToken">Cancels exchanges too.</param>
    /// <returns>The song, or the earlier song of the same request; neither if another attempt is needed.</returns>
    /// <exception cref="AimlMusicException">The reason why there is no song and no further attempt.</exception>
    public async Task<(MusicGeneration? Song, LedgerEntry? Earlier)> NextAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (!_open.IsEmpty && e is not OperationCanceledException)
        {
            var mayGiveBack = e is AimlMusicException { Kind: AimlMusicErrorKind.SpendLimitReached } && _open.IsAnyOpen();
            var song = await _open.ResolveAsync().ConfigureAwait(false);
            if (song is null && !mayGiveBack)
            {
                throw;
            }

            return (song, null);
        }
    }

    /// <summary>Passes an unresolved attempt to the caller.</summary>
    public void LeaveToOthers() => _open.LeaveToOthers();

    private async Task<(MusicGeneration? Song, LedgerEntry? Earlier)> TryAsync(CancellationToken cancellationToken)
    {
        options.Ending.ThrowIfCancellationRequested();
        var submit = SubmitRecord.Create(request, client.Connection);
        var (known, permit) = await RecordAsync(submit).ConfigureAwait(false);
        // Even if its outcome cannot be recorded, this attempt is not an earlier song for the next one.
        _own.Add(known?.ClientRequestId ?? submit.Key!);
        if (known is not null)
        {
            return (null, known);
        }

        options.Recorded?.Invoke(submit.Key!);
        _open.LeaveToOthers();
        try
        {
            var song = await _sender.SendAsync(request, submit, permit, options.Ending, cancellationToken).ConfigureAwait(false);
            if (!SpooledSongs.Are(song.Model))
            {
                await ledger.AcceptedAsync(song).ConfigureAwait(false);
            }

            options.Spend?.Settle(song);
            return (song, null);
        }
        catch (AimlMusicException e)
        {
            return (await DecideAsync(submit, e).ConfigureAwait(false), null);
        }
    }

    /// <summary>Decides about a failed submit. Returns the song, or null if it is to be sent again; otherwise throws the error.</summary>
    private async Task<MusicGeneration?> DecideAsync(LedgerEvent submit, AimlMusicException failure)
    {
        var certainty = SubmitFailure.CertaintyOf(failure);
        if (certainty == SubmitCertainty.NotTaken)
        {
            // A song whose audio was lost was made and paid for.
            if (failure.Kind != AimlMusicErrorKind.AudioLost)
            {
                options.Spend?.Release(submit.Key!);
            }

            throw failure;
        }

        var asked = SubmitRecord.Asked(request, submit, client.Connection);
        var mayWait = _limit.Next(failure);
        if (certainty == SubmitCertainty.Busy && mayWait)
        {
            await _schedule.WaitAsync(_limit.Attempts - 1, failure.RetryAfter, options.Ending).ConfigureAwait(false);
            return await _open.AddAsync(asked, failure).ConfigureAwait(false);
        }

        var song = await doubts.ResolveAsync(asked, doubts.Of(asked, failure, options), failure.Message, options, options.Ending, failure).ConfigureAwait(false);
        if (song is null && !(mayWait && _limit.HasTime))
        {
            throw NotTaken(failure, ledger.FindWhole(submit.Key!)?.Reason ?? "the evidence shows so");
        }

        if (song is null)
        {
            await _schedule.WaitAsync(_limit.Attempts - 1, failure.RetryAfter, options.Ending).ConfigureAwait(false);
        }

        return song;
    }

    /// <summary>Records a submit when it may be sent. Returns the earlier song of the same request, if there is one.</summary>
    private async Task<(LedgerEntry? Known, long Permit)> RecordAsync(LedgerEvent submit)
    {
        // If the song exists already, there is no need to wait.
        if (options.Once && ledger.FindSame(submit, _own) is { } same)
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

            var permit = await _sender.AcquirePermitAsync(options.Ending).ConfigureAwait(false);
            // The song may have been found in the meantime.
            var known = _open.FindTaken();
            if (known is not null)
            {
                return (known, 0);
            }

            known = options.Once ? ledger.SubmittingOnce(submit, _own, options.BeforeSending) : await RecordNewAsync().ConfigureAwait(false);
            isRecorded = known is null;
            return (known, permit);
        }
        finally
        {
            if (!isRecorded)
            {
                options.Spend?.Release(submit.Key!);
            }
        }

        async Task<LedgerEntry?> RecordNewAsync()
        {
            options.BeforeSending?.Invoke();
            await ledger.SubmittingAsync(submit).ConfigureAwait(false);
            return null;
        }
    }

    private static AimlMusicException NotTaken(AimlMusicException failure, string evidence) => new(
        failure.Kind, $"{failure.Message.TrimEnd('.')}. The song was not accepted: {evidence.TrimEnd('.')}. Nothing was charged for it.", failure)
    {
        StatusCode = failure.StatusCode,
        RequestId = failure.RequestId,
        ClientRequestId = failure.ClientRequestId,
        RetryAfter = failure.RetryAfter,
        ServiceMessage = failure.ServiceMessage,
    };
}
