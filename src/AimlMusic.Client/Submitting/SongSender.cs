using System.Net;

namespace AimlMusic;

/// <summary>
/// Sends a submit and records how that ended. Sent again is only what certainly was not taken: a request that never left,
/// and one that was answered 429 or 503.
/// </summary>
internal sealed class SongSender(AimlMusicClient client, SongLedger ledger)
{
    private readonly RetrySchedule _schedule = new(client.Connection.TimeProvider);
    private readonly DirectSender _direct = new(client, ledger);

    /// <summary>What is not known to have been refused may have been taken: a lost answer, 500, 502, 504, a body that cannot be read.</summary>
    public static bool MayHaveBeenTaken(AimlMusicException e) => e.Kind switch
    {
        AimlMusicErrorKind.ConnectionFailed => !e.NotSent,
        AimlMusicErrorKind.ServiceUnavailable => e.StatusCode is not HttpStatusCode.ServiceUnavailable && (int?)e.StatusCode is not (>= 300 and < 400),
        _ => false,
    };

    /// <summary>Waits until a submit may go: before the ledger has it, so that one that only waits is never taken for one that was sent.</summary>
    public Task<long> WaitForTurnAsync(CancellationToken cancellationToken) => client.Connection.Pacer.EnterAsync(isSubmit: true, cancellationToken);

    /// <summary>The song as accepted. The submit learns what it was sent under.</summary>
    public async Task<MusicGeneration> SendAsync(MusicRequest request, LedgerEvent submit, long turn, CancellationToken cancellationToken)
    {
        var isOnItsWay = false;
        try
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    isOnItsWay = true;
                    return await PostAsync(request, submit, turn, cancellationToken).ConfigureAwait(false);
                }
                catch (AimlMusicException e) when (IsWorthRetrying(e) && attempt < client.Connection.MaximumRetryCount)
                {
                    isOnItsWay = false;
                    await _schedule.WaitAsync(attempt, e.RetryAfter, cancellationToken).ConfigureAwait(false);
                    turn = await WaitForTurnAsync(cancellationToken).ConfigureAwait(false);
                    if (!e.NotSent)
                    {
                        SendUnderAnotherId(submit, attempt);
                    }
                }
            }
        }
        catch (AimlMusicException e) when (MayHaveBeenTaken(e))
        {
            ledger.Unknown(submit.Key!, e.Message);
            throw;
        }
        catch (AimlMusicException e)
        {
            ledger.Refused(submit.Key!, LostAudio.ReasonOf(e));
            throw;
        }
        catch (Exception e) when (isOnItsWay && e is not StoppedBeforeSendingException)
        {
            ledger.Unknown(submit.Key!, "it was stopped while it was sent");
            throw;
        }
        catch (OperationCanceledException)
        {
            // Stopped between two tries, or before this one left: nothing is in doubt.
            ledger.Refused(submit.Key!, "it was stopped before it could be sent");
            throw;
        }
    }

    private async Task<MusicGeneration> PostAsync(MusicRequest request, LedgerEvent submit, long turn, CancellationToken cancellationToken)
    {
        if (SpooledSongs.Are(submit.Model))
        {
            return await _direct.SendAsync(request, submit, turn, cancellationToken).ConfigureAwait(false);
        }

        var song = await client.SubmitAsync(request, submit.SentAs ?? submit.Key!, turn, cancellationToken).ConfigureAwait(false);
        return song with { ClientRequestId = submit.Key };
    }

    // The service may log a refused request as failed. Were the next one sent under the same id, that row would be taken
    // for its end, and a song that was paid for would be bought again.
    private void SendUnderAnotherId(LedgerEvent submit, int attempt)
    {
        submit.SentAs = $"{submit.Key}.{attempt + 2}";
        ledger.SubmittingAgain(submit.Key!, submit.SentAs);
    }

    private static bool IsWorthRetrying(AimlMusicException e) =>
        (e.NotSent || e.Kind == AimlMusicErrorKind.RateLimited || e.StatusCode == HttpStatusCode.ServiceUnavailable)
        && !RetrySchedule.IsTooLong(e.RetryAfter);
}
