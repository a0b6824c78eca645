namespace AimlMusic;

/// <summary>
/// Reads a span of the request log page by page, a page again where only its answer failed to come: a search goes through many
/// pages, and one that began anew after each mishap would never reach the older ones.
/// </summary>
internal sealed class LogReader(AimlMusicClient client)
{
    private readonly RetrySchedule _schedule = new(client.Connection.TimeProvider);

    /// <summary>Visits the pages, newest first, until the visitor has seen enough.</summary>
    public async Task VisitAsync(LogWindow window, Func<LogPage, bool> isEnough, CancellationToken cancellationToken)
    {
        LogPage page;
        for (var offset = 0; ; offset += page.Count)
        {
            page = await ReadAsync(window, offset, cancellationToken).ConfigureAwait(false);
            if (isEnough(page) || !page.HasMore || page.Count == 0)
            {
                return;
            }
        }
    }

    private async Task<LogPage> ReadAsync(LogWindow window, int offset, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.GetLogsAsync(window.Start, window.End, offset, cancellationToken).ConfigureAwait(false);
            }
            catch (AimlMusicException e) when (RetrySchedule.IsPassing(e) && attempt < client.Connection.MaximumRetryCount)
            {
                await _schedule.WaitAsync(attempt, e.RetryAfter, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
