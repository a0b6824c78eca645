namespace AimlMusic.Submitting;

/// <summary>
/// Finds out what became of submits in doubt: one loop for all of them, in rounds over a growing time, since rows come late.
/// </summary>
internal sealed class DoubtSearch(AimlMusicClient client, SongLedger ledger)
{
    private const double FirstSeconds = 2;
    private const double LongestSeconds = 30;
    private const double Growth = 1.7;
    private const int PollsAtOnce = 8;

    // Every so often beyond the hours around each submit.
    private const int RoundsPerWideOne = 4;

    // A round begun at the deadline may still bring the song home.
    private static readonly TimeSpan LastRoundGrace = TimeSpan.FromSeconds(2);

    // Time for one round, which other submits may share.
    private static readonly TimeSpan OneLook = TimeSpan.FromSeconds(3);

    private readonly TimeProvider _time = client.Connection.TimeProvider;
    private readonly LoopClock _clock = new(client.Connection.TimeProvider);
    private readonly DoubtEvidence _evidence = new(client, ledger);
    private readonly List<Doubt> _doubts = [];
    private CancellationTokenSource? _round;
    private long _notBefore;
    private long _dueAt;
    private int _rounds;
    private bool _isRunning;

    /// <summary>What the evidence says, as soon as it says something; that it is open where the time ends before.</summary>
    /// <param name="doubt">The submit.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    public async Task<DoubtVerdict> FindAsync(Doubt doubt, CancellationToken cancellationToken)
    {
        // Whatever the loop is doing when the time ends, the caller gets its answer then.
        using var deadline = _time.CancelAfter(Later(_clock.Until(doubt.Deadline)) + LastRoundGrace);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        lock (_doubts)
        {
            _doubts.Add(doubt);
            _clock.Wake();
            if (!_isRunning)
            {
                _isRunning = true;
                _ = Task.Run(RunAsync, CancellationToken.None);
            }
        }

        using var registration = either.Token.Register(doubt.Leave);
        try
        {
            return await doubt.Verdict.ConfigureAwait(false);
        }
        finally
        {
            Remove(doubt);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>What the evidence says now: the song by the id that the answer named, else the log. Null where neither can be read.</summary>
    public async Task<DoubtVerdict?> AskOnceAsync(Doubt doubt, CancellationToken cancellationToken)
    {
        if (doubt.InferenceId is null)
        {
            doubt.Deadline = _clock.After(OneLook);
            var verdict = await FindAsync(doubt, cancellationToken).ConfigureAwait(false);
            return verdict.Outcome != DoubtOutcome.Open || doubt.IsSearched ? verdict : null;
        }

        RetrySchedule schedule = new(_time);
        for (var attempt = 0; !await _evidence.PollAsync(doubt, cancellationToken).ConfigureAwait(false); attempt++)
        {
            if (attempt == client.Connection.MaximumRetryCount)
            {
                return null;
            }

            await schedule.WaitAsync(attempt, null, cancellationToken).ConfigureAwait(false);
        }

        doubt.Leave();
        return await doubt.Verdict.ConfigureAwait(false);
    }

    private static TimeSpan Later(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    private async Task RunAsync()
    {
        try
        {
            while (Next() is { } step)
            {
                if (step.Wait > TimeSpan.Zero)
                {
                    await _clock.SleepAsync(step.Wait, step.Changed).ConfigureAwait(false);
                }
                else
                {
                    await MakeRoundAsync(step.Doubts).ConfigureAwait(false);
                }
            }
        }
#pragma warning disable CA1031 // A loop that breaks must not strand those who wait for it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            lock (_doubts)
            {
                _isRunning = false;
                _doubts.ForEach(doubt => doubt.Fail(e));
                _doubts.Clear();
            }
        }
    }

    /// <summary>The next round's submits, and how long there is to wait before it; null when there are none.</summary>
    private Step? Next()
    {
        lock (_doubts)
        {
            _doubts.RemoveAll(doubt => doubt.Verdict.IsCompleted);
            _isRunning = _doubts.Count > 0;
            if (!_isRunning)
            {
                return null;
            }

            var changed = _clock.Watch();
            // A new one must not wait as long as those that were searched for in vain.
            var wanted = _doubts.Exists(doubt => doubt.Rounds == 0) ? 0 : Math.Min(_dueAt, _doubts.Min(doubt => Math.Min(doubt.Deadline, _evidence.NextMoment(doubt))));
            return new Step([.. _doubts], _clock.Until(Math.Max(wanted, _notBefore)), changed);
        }
    }

    private async Task MakeRoundAsync(List<Doubt> doubts)
    {
        TimeSpan? retryAfter = null;
        using CancellationTokenSource round = new();
        Hold(round);
        try
        {
            await PollAsync(doubts, round.Token).ConfigureAwait(false);
            var open = doubts.FindAll(doubt => !doubt.Verdict.IsCompleted);
            if (open.Count > 0)
            {
                await _evidence.SearchAsync(open, ++_rounds % RoundsPerWideOne == 0, round.Token).ConfigureAwait(false);
            }
        }
        catch (AimlMusicException e)
        {
            retryAfter = e.RetryAfter;
        }
        catch (OperationCanceledException) when (round.IsCancellationRequested)
        {
            // Nobody waits any more.
        }
        finally
        {
            Hold(null);
        }

        doubts.ForEach(doubt => doubt.Rounds++);
        doubts.FindAll(doubt => doubt.Deadline <= _clock.Now).ForEach(doubt => doubt.Leave());
        var wait = FirstSeconds * Jitter.Next(0.9, 1.1);
        _notBefore = _clock.After(retryAfter?.TotalSeconds > wait ? retryAfter.Value : TimeSpan.FromSeconds(wait));
        _dueAt = _clock.After(TimeSpan.FromSeconds(Math.Min(LongestSeconds, wait * Math.Pow(Growth, doubts.Min(doubt => doubt.Rounds) - 1))));
    }

    private async Task PollAsync(List<Doubt> doubts, CancellationToken cancellationToken)
    {
        using SemaphoreSlim permits = new(PollsAtOnce);
        await Task.WhenAll(doubts.Where(_evidence.IsPollDue).Select(PollOneAsync)).ConfigureAwait(false);

        async Task PollOneAsync(Doubt doubt)
        {
            await permits.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await _evidence.PollAsync(doubt, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                permits.Release();
            }
        }
    }

    private void Hold(CancellationTokenSource? round)
    {
        lock (_doubts)
        {
            _round = round;
            CancelIfIdle();
        }
    }

    private void Remove(Doubt doubt)
    {
        lock (_doubts)
        {
            _doubts.Remove(doubt);
            _clock.Wake();
            CancelIfIdle();
        }
    }

    private void CancelIfIdle()
    {
        if (_doubts.Count == 0)
        {
            _round?.Cancel();
        }
    }

    private sealed record Step(List<Doubt> Doubts, TimeSpan Wait, Task Changed);
}
