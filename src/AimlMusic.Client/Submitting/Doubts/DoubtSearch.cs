namespace AimlMusic.Submitting;

/// <summary>
/// Searches for evidence about all submits in doubt in one loop, in rounds with growing intervals, because log rows can be late.
/// </summary>
internal sealed class DoubtSearch
{
    private const double FirstSeconds = 2;
    private const double LongestSeconds = 30;
    private const double Growth = 1.7;
    private const int PollsAtOnce = 8;

    // One of this number of rounds also searches outside of the hours around each submit.
    private const int RoundsPerWideOne = 4;

    // A round that starts at the deadline may still resolve the submit.
    private static readonly TimeSpan LastRoundGrace = TimeSpan.FromSeconds(2);

    // The time for one round, which can be shared by several submits.
    private static readonly TimeSpan OneLook = TimeSpan.FromSeconds(3);

    private readonly AimlMusicConnection _connection;
    private readonly MonotonicClock _clock;
    private readonly DoubtEvidence _evidence;
    private readonly WorkLoop _loop;
    private readonly List<Doubt> _doubts = [];
    private CancellationTokenSource? _round;
    private long _notBefore;
    private long _dueAt;
    private int _rounds;

    public DoubtSearch(AimlMusicClient client, SongLedger ledger)
    {
        _connection = client.Connection;
        _clock = new MonotonicClock(_connection.TimeProvider);
        _evidence = new DoubtEvidence(client, ledger);
        _loop = new WorkLoop(_connection.TimeProvider, MakeDueRoundAsync, Break);
    }

    /// <summary>Waits for the evidence, until the deadline of the submit.</summary>
    /// <param name="doubt">The submit.</param>
    /// <param name="cancellationToken">Cancels the wait for it.</param>
    public async Task<DoubtVerdict> FindAsync(Doubt doubt, CancellationToken cancellationToken)
    {
        // At the deadline, the caller gets a result, whatever the loop is doing.
        using var deadline = _connection.TimeProvider.CancelAfter(Later(_clock.Until(doubt.Deadline)) + LastRoundGrace);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        lock (_doubts)
        {
            _doubts.Add(doubt);
        }

        _loop.Wake();
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

    /// <summary>Searches once: for the song by the id in the answer, otherwise in the log. Null if neither can be read.</summary>
    public async Task<DoubtVerdict?> AskOnceAsync(Doubt doubt, CancellationToken cancellationToken)
    {
        if (doubt.InferenceId is null)
        {
            doubt.Deadline = _clock.After(OneLook);
            var verdict = await FindAsync(doubt, cancellationToken).ConfigureAwait(false);
            return verdict.Outcome != DoubtOutcome.Open || doubt.IsSearched ? verdict : null;
        }

        RetrySchedule schedule = new(_connection.TimeProvider);
        for (var attempt = 0; !await _evidence.PollAsync(doubt, cancellationToken).ConfigureAwait(false); attempt++)
        {
            if (attempt == _connection.MaximumRetryCount)
            {
                return null;
            }

            await schedule.WaitAsync(attempt, null, cancellationToken).ConfigureAwait(false);
        }

        doubt.Leave();
        return await doubt.Verdict.ConfigureAwait(false);
    }

    private static TimeSpan Later(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    private async Task<long?> MakeDueRoundAsync()
    {
        var open = Open();
        if (NextRound(open) <= _clock.Now)
        {
            await MakeRoundAsync(open).ConfigureAwait(false);
            open = Open();
        }

        return NextRound(open);
    }

    // A new submit must not wait as long as those that were searched for several times.
    private long? NextRound(List<Doubt> open) => open.Count == 0 ? null : Math.Max(_notBefore, open.Exists(doubt => doubt.Rounds == 0)
        ? 0
        : Math.Min(_dueAt, open.Min(doubt => Math.Min(doubt.Deadline, _evidence.NextMoment(doubt)))));

    private List<Doubt> Open()
    {
        lock (_doubts)
        {
            _doubts.RemoveAll(doubt => doubt.Verdict.IsCompleted);
            return [.. _doubts];
        }
    }

    private void Break(Exception reason)
    {
        lock (_doubts)
        {
            _doubts.ForEach(doubt => doubt.Fail(reason));
            _doubts.Clear();
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
            // There are no more callers.
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
            CancelIfIdle();
        }

        _loop.Wake();
    }

    private void CancelIfIdle()
    {
        if (_doubts.Count == 0)
        {
            _round?.Cancel();
        }
    }
}
