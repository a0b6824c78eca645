namespace AimlMusic.Api;

/// <summary>
/// Reads a window of the request log page by page. If a page is not received, only that page is requested again: a search reads many
/// pages, and a search that started again after each failure would never reach the older ones.
/// </summary>
internal sealed class LogReader(AimlMusicClient client)
{
    /// <summary>Visits the pages, newest first, until the visitor returns true.</summary>
    /// <exception cref="AimlMusicException">The request failed, or the log is not complete. This proves nothing.</exception>
    public async Task VisitAsync(TimeWindow window, Func<LogPage, bool> isEnough, CancellationToken cancellationToken)
    {
        LogPage? last = null;
        for (var offset = 0; ;)
        {
            var page = await TransientRetry.RunAsync(client.Connection, () => client.GetLogsAsync(window, offset, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (isEnough(page) || !page.HasMore)
            {
                return;
            }

            if (page.Rows.Count == 0 || (last is not null && page.Rows.SequenceEqual(last.Rows)))
            {
                throw new AimlMusicException(AimlMusicErrorKind.ServiceUnavailable, "The service reports that its request log has more pages, but does not return them.");
            }

            offset += page.Rows.Count;
            last = page;
        }
    }
}
