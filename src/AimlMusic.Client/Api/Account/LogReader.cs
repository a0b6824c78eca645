namespace AimlMusic.Api;

/// <summary>
/// Reads a span of the request log page by page, a page again where only its answer failed to come: a search goes through many
/// pages, and one that began anew after each mishap would never reach the older ones.
/// </summary>
internal sealed class LogReader(AimlMusicClient client)
{
    /// <summary>Visits the pages, newest first, until the visitor has seen enough.</summary>
    /// <exception cref="AimlMusicException">The service refused, failed again and again, or gave no whole log: it proves nothing.</exception>
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
