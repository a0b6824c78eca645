namespace AimlMusic.Api;

/// <summary>Runs an exchange that spends nothing, and retries it after a transient failure.</summary>
internal static class TransientRetry
{
    /// <param name="connection">The connection, for its clock and its <see cref="AimlMusicConnection.MaximumRetryCount"/>.</param>
    /// <param name="exchange">The exchange.</param>
    /// <param name="cancellationToken">Cancels the wait between two attempts.</param>
    /// <param name="retries">The number of retries, if it differs from that of the connection.</param>
    /// <exception cref="AimlMusicException">The service rejected the request, or every attempt failed.</exception>
    public static async Task<T> RunAsync<T>(AimlMusicConnection connection, Func<Task<T>> exchange, CancellationToken cancellationToken, int? retries = null)
    {
        RetrySchedule schedule = new(connection.TimeProvider);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await exchange().ConfigureAwait(false);
            }
            catch (AimlMusicException e) when (RetrySchedule.IsTransient(e) && attempt < (retries ?? connection.MaximumRetryCount))
            {
                await schedule.WaitAsync(attempt, e.RetryAfter, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
