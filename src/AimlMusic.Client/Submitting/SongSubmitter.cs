using System.Net;

namespace AimlMusic;

/// <summary>
/// Submits a song so that it is charged at most once. Only what certainly was not taken is sent again:
/// a request that never left, and one that was answered 429 or 503.
/// </summary>
public sealed class SongSubmitter(AimlMusicClient client)
{
    private readonly RetrySchedule _schedule = new(client.Connection.TimeProvider);

    /// <summary>Submits a song and gives it back as accepted.</summary>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.SubmitOutcomeUnknown"/> where the answer was lost, so that the song may have been paid for;
    /// else the reason why it was not accepted, and nothing was spent.
    /// </exception>
    public async Task<MusicGeneration> SubmitAsync(MusicRequest request, CancellationToken cancellationToken = default)
    {
        var clientRequestId = "aimlmusic-" + Guid.NewGuid().ToString("D");
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.SubmitAsync(request, clientRequestId, cancellationToken).ConfigureAwait(false);
            }
            catch (AimlMusicException e) when (MayHaveBeenTaken(e))
            {
                throw InDoubt(e, clientRequestId);
            }
            catch (AimlMusicException e) when (IsWorthRetrying(e) && attempt < client.Connection.MaximumRetryCount)
            {
                await _schedule.WaitAsync(attempt, e.RetryAfter, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // What is not known to have been refused may have been taken: a lost answer, 500, 502, 504, a body that cannot be read.
    private static bool MayHaveBeenTaken(AimlMusicException e) => e.Kind switch
    {
        AimlMusicErrorKind.ConnectionFailed => !e.NotSent,
        AimlMusicErrorKind.ServiceUnavailable => e.StatusCode is not HttpStatusCode.ServiceUnavailable && (int?)e.StatusCode is not (>= 300 and < 400),
        _ => false,
    };

    private static bool IsWorthRetrying(AimlMusicException e) =>
        (e.NotSent || e.Kind == AimlMusicErrorKind.RateLimited || e.StatusCode == HttpStatusCode.ServiceUnavailable)
        && !RetrySchedule.IsTooLong(e.RetryAfter);

    private static AimlMusicException InDoubt(AimlMusicException e, string clientRequestId) => new(
        AimlMusicErrorKind.SubmitOutcomeUnknown,
        $"The song was sent, but whether the service took it is not known: {e.Message} It is not sent again, since it may have been paid for. Its client request id is {clientRequestId}.",
        e)
    {
        Spend = SpendOutcome.Possible,
        StatusCode = e.StatusCode,
        RequestId = e.RequestId,
        ClientRequestId = clientRequestId,
        ServiceMessage = e.ServiceMessage,
    };
}
