namespace AimlMusic.Api;

/// <summary>Reads, and reads again where only the answer failed to come. Reading spends nothing.</summary>
internal static class RetriedRead
{
    /// <exception cref="AimlMusicException">The service refused, or failed again and again.</exception>
    public static async Task<T> RunAsync<T>(AimlMusicConnection connection, int retries, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        RetrySchedule schedule = new(connection.TimeProvider);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await read().ConfigureAwait(false);
            }
            catch (AimlMusicException e) when (RetrySchedule.IsTransient(e) && attempt < retries)
            {
                await schedule.WaitAsync(attempt, e.RetryAfter, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
