namespace AimlMusic.Submitting;

/// <summary>Sends one submit and records the outcome. Only a request that never left is sent again here.</summary>
internal sealed class SongSender(AimlMusicClient client, SongLedger ledger)
{
    private readonly RetrySchedule _schedule = new(client.Connection.TimeProvider);
    private readonly DirectSender _direct = new(client, ledger);

    /// <summary>Acquires the permit before the submit is recorded, so that a waiting submit does not count as sent.</summary>
    public Task<long> AcquirePermitAsync(CancellationToken cancellationToken) => client.Connection.RateLimiter.AcquireAsync(isSubmit: true, cancellationToken);

    /// <summary>Returns the accepted song.</summary>
    /// <param name="request">The request.</param>
    /// <param name="submit">The submit in the ledger.</param>
    /// <param name="permit">The acquired permit.</param>
    /// <param name="ending">Cancels waits, but not exchanges.</param>
    /// <param name="cancellationToken">Cancels exchanges too; the submit is then in doubt.</param>
    public async Task<MusicGeneration> SendAsync(MusicRequest request, LedgerEvent submit, long permit, CancellationToken ending, CancellationToken cancellationToken)
    {
        var isOnItsWay = false;
        TimeSpan? retryAfter = null;
        try
        {
            for (var attempt = 0; ; attempt++)
            {
                if (attempt > 0)
                {
                    await _schedule.WaitAsync(attempt - 1, retryAfter, ending).ConfigureAwait(false);
                }

                var fresh = await client.Connection.RateLimiter.RenewAsync(permit, ending).ConfigureAwait(false);
                if (attempt > 0 || fresh != permit)
                {
                    ThrowIfDecided(submit);
                }

                (permit, isOnItsWay) = (fresh, true);
                try
                {
                    return await PostAsync(request, submit, permit, cancellationToken).ConfigureAwait(false);
                }
                catch (AimlMusicException e) when (e.NotSent && attempt < client.Connection.MaximumRetryCount)
                {
                    (isOnItsWay, retryAfter) = (false, e.RetryAfter);
                }
            }
        }
        catch (AimlMusicException e) when (SubmitFailure.CertaintyOf(e) == SubmitCertainty.NotTaken)
        {
            ledger.Refused(submit.Key!, LostAudio.ReasonOf(e));
            throw;
        }
        catch (AimlMusicException e)
        {
            ledger.Unknown(submit.Key!, e.Message, e.InferenceId, client.Connection.ServiceClock.KnownOffset);
            throw;
        }
        catch (Exception e) when (isOnItsWay && e is not StoppedBeforeSendingException)
        {
            ledger.Unknown(submit.Key!, "the command ended before the answer arrived", clockOffset: client.Connection.ServiceClock.KnownOffset);
            throw;
        }
        catch (OperationCanceledException)
        {
            // Canceled between two attempts, or before this one was sent: nothing is in doubt.
            ledger.Refused(submit.Key!, "the command was stopped before it was sent");
            throw;
        }
    }

    // In the meantime, another process may have considered it too old to have been sent, and bought the song itself.
    private void ThrowIfDecided(LedgerEvent submit)
    {
        if (ledger.Find(submit.Key!) is { State: not LedgerState.Submitting })
        {
            throw new AimlMusicException(
                AimlMusicErrorKind.ConnectionFailed,
                "The song waited so long to be sent that another process recorded it as not accepted. It is not sent.")
            {
                NotSent = true,
            };
        }
    }

    private Task<MusicGeneration> PostAsync(MusicRequest request, LedgerEvent submit, long permit, CancellationToken cancellationToken) => SpooledSongs.Are(submit.Model)
        ? _direct.SendAsync(request, submit, permit, cancellationToken)
        : client.SubmitAsync(request, submit.Key!, permit, cancellationToken);
}
