namespace AimlMusic;

/// <summary>
/// Looks for lost submits in the service's request log: one search for all of them, some tries over a growing time, since rows
/// come late. A row that is missing proves nothing.
/// </summary>
internal sealed class LostSubmitSearch(AimlMusicClient client)
{
    private const double FirstSeconds = 2;
    private const double LongestSeconds = 30;
    private const double Growth = 1.7;
    private const double LongestRetryAfterSeconds = 24 * 3600;

    // The service's clock and this machine's need not agree.
    private static readonly TimeSpan ClockMargin = TimeSpan.FromMinutes(10);

    // The log refuses to tell of more at once than 92 days.
    private static readonly TimeSpan LongestWindow = TimeSpan.FromDays(92) - ClockMargin;

    private readonly TimeProvider _time = client.Connection.TimeProvider;
    private readonly List<LostSubmit> _lost = [];
    private bool _isRunning;

    /// <summary>The log's row, or null where the time ended without one.</summary>
    /// <param name="clientRequestId">What it was sent under.</param>
    /// <param name="sentAt">When it was sent; null where that is not known.</param>
    /// <param name="timeout">How long to look for it.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    public async Task<LogRow?> FindAsync(string clientRequestId, DateTimeOffset? sentAt, TimeSpan timeout, CancellationToken cancellationToken)
    {
        LostSubmit lost = new(clientRequestId, sentAt ?? DateTimeOffset.MinValue);
        // Whatever the search is doing when the time ends, who waits is told then.
        using var deadline = _time.CancelAfter(timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        lock (_lost)
        {
            _lost.Add(lost);
            if (!_isRunning)
            {
                _isRunning = true;
                _ = Task.Run(RunAsync, CancellationToken.None);
            }
        }

        using var registration = either.Token.Register(() => End(lost, null));
        var row = await lost.Found.ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return row;
    }

    private async Task RunAsync()
    {
        for (var attempt = 0; Pending() is { Count: > 0 } pending; attempt++)
        {
            TimeSpan? retryAfter = null;
            try
            {
                await SearchAsync(pending).ConfigureAwait(false);
            }
            catch (AimlMusicException e)
            {
                retryAfter = e.RetryAfter;
            }
#pragma warning disable CA1031 // Whatever went wrong, those who wait are told that nothing was found, in their time.
            catch (Exception)
#pragma warning restore CA1031
            {
                attempt = Math.Max(attempt, 1);
            }

            await WaitAsync(attempt, retryAfter, pending).ConfigureAwait(false);
        }
    }

    /// <summary>Those that are still waited for; without any the search ends here.</summary>
    private List<LostSubmit> Pending()
    {
        lock (_lost)
        {
            _isRunning = _lost.Count > 0;
            return [.. _lost];
        }
    }

    private async Task SearchAsync(List<LostSubmit> pending)
    {
        var end = _time.GetUtcNow() + ClockMargin;
        var earliest = pending.Min(lost => lost.SentAt);
        // One that is older than the log goes must not spoil the search for the others.
        var start = earliest < end - LongestWindow + ClockMargin ? end - LongestWindow : earliest - ClockMargin;
        LogPage page;
        for (var offset = 0; ; offset += page.Count)
        {
            page = await client.GetLogsAsync(start, end, offset).ConfigureAwait(false);
            foreach (var lost in pending)
            {
                // A row with a song outweighs one without, wherever they stand.
                if (page.Rows.Where(row => row.ClientRequestId == lost.ClientRequestId && (row.HasFailed || row.InferenceId is not null)).OrderBy(row => row.HasFailed).FirstOrDefault() is { } row)
                {
                    End(lost, row);
                }
            }

            if (!page.HasMore || page.Count == 0 || pending.TrueForAll(lost => lost.Found.IsCompleted))
            {
                return;
            }
        }
    }

    /// <summary>Waits until the next try is due, or nobody waits for one any more.</summary>
    private async Task WaitAsync(int attempt, TimeSpan? retryAfter, List<LostSubmit> pending)
    {
        var wait = Math.Min(LongestSeconds, FirstSeconds * Math.Pow(Growth, attempt)) * Jitter.Next(0.9, 1.1);
        wait = Math.Max(wait, retryAfter?.TotalSeconds ?? 0);
        using CancellationTokenSource ended = new();
        var due = _time.DelayAsync(TimeSpan.FromSeconds(Math.Min(wait, LongestRetryAfterSeconds)), ended.Token);
        await Task.WhenAny(due, Task.WhenAll(pending.Select(lost => lost.Found))).ConfigureAwait(false);
        ended.Cancel();
    }

    private void End(LostSubmit lost, LogRow? row)
    {
        lock (_lost)
        {
            _lost.Remove(lost);
        }

        lost.End(row);
    }
}
