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

    // Every so often beyond the hours around each submit.
    private const int LooksPerWideOne = 4;

    // A look begun at the deadline may still bring the song home.
    private static readonly TimeSpan LastLookGrace = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _time = client.Connection.TimeProvider;
    private readonly LoopClock _clock = new(client.Connection.TimeProvider);
    private readonly LogReader _log = new(client);
    private readonly List<LostSubmit> _lost = [];
    private CancellationTokenSource? _look;
    private long _notBefore;
    private long _dueAt;
    private int _looks;
    private bool _isRunning;

    /// <summary>The log's row, or null where the time ended without one.</summary>
    /// <param name="clientRequestId">What it was sent under.</param>
    /// <param name="sentAt">When it was sent; null where that is not known.</param>
    /// <param name="timeout">How long to look for it.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    public async Task<LogRow?> FindAsync(string clientRequestId, DateTimeOffset? sentAt, TimeSpan timeout, CancellationToken cancellationToken)
    {
        LostSubmit lost = new(clientRequestId, sentAt, _clock.After(timeout));
        // Whatever the search is doing when the time ends, who waits is told then.
        using var deadline = _time.CancelAfter(timeout + LastLookGrace);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        lock (_lost)
        {
            _lost.Add(lost);
            _clock.Wake();
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
        while (Next() is { } step)
        {
            if (step.Wait > TimeSpan.Zero)
            {
                await _clock.SleepAsync(step.Wait, step.Changed).ConfigureAwait(false);
            }
            else
            {
                await LookAsync(step.Lost).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What is looked for, and how long there is to wait before that; null when there is nothing left.</summary>
    private Step? Next()
    {
        lock (_lost)
        {
            _isRunning = _lost.Count > 0;
            if (!_isRunning)
            {
                return null;
            }

            var changed = _clock.Watch();
            // Who has just come must not wait as long as those that were looked for in vain.
            var wanted = _lost.Exists(lost => lost.Looks == 0) ? 0 : Math.Min(_dueAt, _lost.Min(lost => lost.Deadline));
            return new Step([.. _lost], _clock.Until(Math.Max(wanted, _notBefore)), changed);
        }
    }

    private async Task LookAsync(List<LostSubmit> lost)
    {
        TimeSpan? retryAfter = null;
        using CancellationTokenSource look = new();
        try
        {
            Hold(look);
            await SearchAsync(lost, look.Token).ConfigureAwait(false);
        }
        catch (AimlMusicException e)
        {
            retryAfter = e.RetryAfter;
        }
#pragma warning disable CA1031 // Whatever went wrong, those who wait are told that nothing was found, in their time.
        catch (Exception)
#pragma warning restore CA1031
        {
            // Nobody waits any more, or the next look does better.
        }

        Hold(null);
        lost.ForEach(one => one.Looks++);
        lost.FindAll(one => one.Deadline <= _clock.Now).ForEach(one => End(one, null));
        var wait = FirstSeconds * Jitter.Next(0.9, 1.1);
        _notBefore = _clock.After(retryAfter?.TotalSeconds > wait ? retryAfter.Value : TimeSpan.FromSeconds(wait));
        _dueAt = _clock.After(TimeSpan.FromSeconds(Math.Min(LongestSeconds, wait * Math.Pow(Growth, lost.Min(one => one.Looks) - 1))));
    }

    private async Task SearchAsync(List<LostSubmit> lost, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        foreach (var window in ++_looks % LooksPerWideOne == 0 ? LogWindow.Since(lost, now) : LogWindow.Around(lost, now))
        {
            await _log.VisitAsync(window, page => IsAllFound(lost, page), cancellationToken).ConfigureAwait(false);
        }
    }

    private bool IsAllFound(List<LostSubmit> lost, LogPage page)
    {
        var rows = page.Rows.Where(row => row.HasFailed || row.InferenceId is not null).ToLookup(row => row.ClientRequestId, StringComparer.Ordinal);
        foreach (var one in lost)
        {
            // A row with a song outweighs one without, wherever they stand.
            if (rows[one.ClientRequestId].OrderBy(row => row.HasFailed).FirstOrDefault() is { } row)
            {
                End(one, row);
            }
        }

        return lost.TrueForAll(one => one.Found.IsCompleted);
    }

    private void Hold(CancellationTokenSource? look)
    {
        lock (_lost)
        {
            _look = look;
            CancelIfIdle();
        }
    }

    private void End(LostSubmit lost, LogRow? row)
    {
        lost.End(row);
        lock (_lost)
        {
            _lost.Remove(lost);
            _clock.Wake();
            CancelIfIdle();
        }
    }

    private void CancelIfIdle()
    {
        if (_lost.Count == 0)
        {
            _look?.Cancel();
        }
    }

    private sealed record Step(List<LostSubmit> Lost, TimeSpan Wait, Task Changed);
}
