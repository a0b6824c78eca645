namespace AimlMusic.Submitting;

/// <summary>Sends one submit and records how that ended. Only a request that never left is sent again here.</summary>
internal sealed class SongSender(AimlMusicClient client, SongLedger ledger)
{
    private readonly RetrySchedule _schedule = new(client.Connection.TimeProvider);
    private readonly DirectSender _direct = new(client, ledger);

    /// <summary>Acquires the permit to send: before the ledger has it, so that one that only waits is never taken for one that was sent.</summary>
    public Task<long> AcquirePermitAsync(CancellationToken cancellationToken) => client.Connection.RateLimiter.AcquireAsync(isSubmit: true, cancellationToken);

    /// <summary>The song as accepted.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="submit">The submit as the ledger has it.</param>
    /// <param name="permit">The permit that was acquired.</param>
    /// <param name="ending">Ends the waits, but never an exchange.</param>
    /// <param name="cancellationToken">Ends the exchange too: then it is in doubt.</param>
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
            // Stopped between two tries, or before this one left: nothing is in doubt.
            ledger.Refused(submit.Key!, "the command was stopped before it was sent");
            throw;
        }
    }

    // While it waited, another process may have found it too old to have been sent, and bought the song itself.
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

    private async Task<MusicGeneration> PostAsync(MusicRequest request, LedgerEvent submit, long permit, CancellationToken cancellationToken)
    {
        if (SpooledSongs.Are(submit.Model))
        {
            return await _direct.SendAsync(request, submit, permit, cancellationToken).ConfigureAwait(false);
        }

        var song = await client.SubmitAsync(request, submit.Key!, permit, cancellationToken).ConfigureAwait(false);
        return new(song) { ClientRequestId = submit.Key };
    }
}
