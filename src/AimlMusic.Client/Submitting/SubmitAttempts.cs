namespace AimlMusic.Submitting;

/// <summary>The attempts at one song: the next is only sent where the one before is proven not to be taken, or the service was too busy for it.</summary>
/// <param name="client">The client.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="doubts">Decides what is in doubt.</param>
/// <param name="request">The song.</param>
/// <param name="options">How it is submitted.</param>
internal sealed class SubmitAttempts(AimlMusicClient client, SongLedger ledger, DoubtResolver doubts, MusicRequest request, SubmitOptions options)
{
    private readonly SongSender _sender = new(client, ledger);
    private readonly RetrySchedule _schedule = new(client.Connection.TimeProvider);
    private readonly AttemptLimit _limit = new(client.Connection, options.SearchTimeout);
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private readonly OpenAttempts _open = new(ledger, doubts, options);

    /// <summary>Makes the next attempt.</summary>
    /// <param name="cancellationToken">Ends even an exchange.</param>
    /// <returns>The song, or the earlier one that stands in its place; neither where there is to be another attempt.</returns>
    /// <exception cref="AimlMusicException">Why there is no song, and none is to be tried any more.</exception>
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

    /// <summary>Leaves an attempt that is still open to whoever called.</summary>
    public void LeaveToOthers() => _open.LeaveToOthers();

    private async Task<(MusicGeneration? Song, LedgerEntry? Earlier)> TryAsync(CancellationToken cancellationToken)
    {
        options.Ending.ThrowIfCancellationRequested();
        var submit = SubmitRecord.Create(request, client.Connection);
        var (known, permit) = await RecordAsync(submit).ConfigureAwait(false);
        // Even where the ledger cannot be told what became of it, it is found once.
        _own.Add(known?.ClientRequestId ?? submit.Key!);
        if (known is not null)
        {
            return (null, known);
        }

        options.Recorded?.Invoke(submit.Key!);
        _open.LeaveToOthers();
        try
        {
            return (Taken(await _sender.SendAsync(request, submit, permit, options.Ending, cancellationToken).ConfigureAwait(false)), null);
        }
        catch (AimlMusicException e)
        {
            return (await DecideAsync(submit, e).ConfigureAwait(false), null);
        }
    }

    /// <summary>What becomes of a submit that failed: the song, null where it is to be sent again, or the error.</summary>
    private async Task<MusicGeneration?> DecideAsync(LedgerEvent submit, AimlMusicException failure)
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

    private MusicGeneration Taken(MusicGeneration song)
    {
        if (!SpooledSongs.Are(song.Model))
        {
            ledger.Accepted(song);
        }

        options.Spend?.Settle(song);
        return song;
    }

    /// <summary>Records a submit when it may leave; gives the song that stands in its place, where there is one.</summary>
    private async Task<(LedgerEntry? Known, long Permit)> RecordAsync(LedgerEvent submit)
    {
        // Who has the song already need not wait.
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
            // It may have been found while this one waited.
            var known = _open.FindTaken();
            if (known is not null)
            {
                return (known, 0);
            }

            known = options.Once ? ledger.SubmittingOnce(submit, _own, options.BeforeSending) : Record();
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

        LedgerEntry? Record()
        {
            options.BeforeSending?.Invoke();
            ledger.Submitting(submit);
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
