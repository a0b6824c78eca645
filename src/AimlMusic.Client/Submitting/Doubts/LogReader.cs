namespace AimlMusic;

/// <summary>
/// Reads a span of the request log page by page, a page again where only its answer failed to come: a search goes through many
/// pages, and one that began anew after each mishap would never reach the older ones.
/// </summary>
internal sealed class LogReader(AimlMusicClient client)
{
    /// <summary>Visits the pages, newest first, until the visitor has seen enough.</summary>
    public async Task VisitAsync(TimeWindow window, Func<LogPage, bool> isEnough, CancellationToken cancellationToken)
    {
        LogPage page;
        for (var offset = 0; ; offset += page.Count)
        {
            page = await RetriedRead.RunAsync(
                client.Connection, client.Connection.MaximumRetryCount, () => client.GetLogsAsync(window, offset, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (isEnough(page) || !page.HasMore || page.Count == 0)
            {
                return;
            }
        }
    }
}
