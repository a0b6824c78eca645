namespace AimlMusic;

/// <summary>
/// Waits for any number of songs in one loop. A failed poll does not end a wait, because it says nothing about the song; only a key that is
/// rejected twice in a row does. <see cref="PollTimes"/> decides when to poll, and the rate limiter of the connection limits the rate.
/// </summary>
internal sealed class GenerationWatcher
{
    private const int MostPollsAtOnce = 32;

    // A song that is older than this was not watched from its submit.
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(5);

    // The time until the poll that confirms that the key is rejected.
    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(20);

    private readonly SongPoll _poll;
    private readonly PollTimes _times;
    private readonly TimeProvider _time;
    private readonly MonotonicClock _clock;
    private readonly WorkLoop _loop;
    private readonly Action<object?> _cancel;
    private readonly TimerCallback _timeOut;
    private readonly object _lock = new();
    private readonly SortedSet<WatchedSong> _waiting = new(Comparer<WatchedSong>.Create(
        (a, b) => a.DueAt != b.DueAt ? a.DueAt.CompareTo(b.DueAt) : a.Number.CompareTo(b.Number)));

    private long _lastNumber;
    private int _polling;
    private int _canceled;

    /// <summary>Creates a watcher. The schedule applies until the times of songs are known.</summary>
    public GenerationWatcher(AimlMusicClient client, PollSchedule? schedule = null, SongLedger? ledger = null)
    {
        _times = new PollTimes(schedule ?? PollSchedule.Default, ledger is null ? null : model => LedgerTimes.Of(ledger, model, client.Connection.BaseUri));
        _poll = new SongPoll(client, ledger, _times);
        _time = client.Connection.TimeProvider;
        _clock = new MonotonicClock(_time);
        _loop = new WorkLoop(_time, () => Task.FromResult(BeginPolls()), Break);
        (_cancel, _timeOut) = (Cancel, TimeOut);
    }

    /// <summary>The number of waits that were canceled. Their songs continue at the service.</summary>
    public int Canceled => Volatile.Read(ref _canceled);

    /// <summary>Waits until a song is completed or failed.</summary>
    /// <param name="song">The song. Only its id is required.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="progress">Called after every poll that changed the song.</param>
    /// <param name="cancellationToken">Cancels the wait, but not the song.</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.WaitTimeout"/> or <see cref="AimlMusicErrorKind.Unauthorized"/>.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public Task<MusicGeneration> WaitAsync(
        MusicGeneration song, TimeSpan timeout, IProgress<MusicGeneration>? progress = null, CancellationToken cancellationToken = default)
    {
        if (song.IsFinished)
        {
            return Task.FromResult(song);
        }

        if (_poll.FindHere(song) is { IsFinished: true } here)
        {
            return Task.FromResult(here);
        }

        var age = AgeOf(song);
        WatchedSong watched = new(song, Interlocked.Increment(ref _lastNumber), _clock.After(timeout), timeout)
        {
            Cancellation = cancellationToken,
            Progress = progress,
            HasAge = age is not null,
            BegunAt = _clock.Now - _clock.Ticks(age ?? TimeSpan.Zero),
            IsOfKnownAge = age < Young,
        };
        return WaitAsync(watched);
    }

    // Of thousands of songs, only what is needed to the end is kept: no older copy of the song, and no delegate for each.
    private async Task<MusicGeneration> WaitAsync(WatchedSong watched)
    {
        using var registration = watched.Cancellation.Register(_cancel, watched);
        // At the deadline, the caller gets a result, whatever the loop is doing. Polls end by then as well.
        using var overdue = watched.Timeout < LongestTimer
            ? _time.CreateTimer(_timeOut, watched, watched.Timeout + SongPoll.LastPollGrace, Timeout.InfiniteTimeSpan)
            : null;
        _times.Prepare(watched.Song.Model);
        Enqueue(watched, () => watched.IsOfKnownAge ? NextPoll(watched, isNew: true) : TimeSpan.Zero);
        try
        {
            return await watched.Result.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Interlocked.Increment(ref _canceled);
            throw;
        }
    }

    // A song of unknown age is polled immediately. The wall clock may have been changed: no age is negative.
    private TimeSpan? AgeOf(MusicGeneration song) =>
        song.SubmittedUtc is not { } submitted ? null : _time.GetUtcNow() - submitted is var age && age > TimeSpan.Zero ? age : TimeSpan.Zero;

    private TimeSpan NextPoll(WatchedSong watched, bool isNew) =>
        _times.Next(watched.HasAge ? watched.Song.Model : null, AgeInSeconds(watched), isNew, _waiting.Count + _polling);

    private double AgeInSeconds(WatchedSong watched) => _clock.Seconds(_clock.Now - watched.BegunAt);

    private void Enqueue(WatchedSong watched, Func<TimeSpan> wait)
    {
        lock (_lock)
        {
            if (!watched.IsOver)
            {
                Put(watched, wait());
            }
        }

        _loop.Wake();
    }

    private void Put(WatchedSong watched, TimeSpan wait)
    {
        watched.DueAt = Math.Min(_clock.After(wait), watched.Deadline);
        _waiting.Add(watched);
    }

    private void Cancel(object? song) => Drop((WatchedSong)song!, watched => watched.Cancel());

    private void TimeOut(object? song) => Drop((WatchedSong)song!, watched => watched.TimeOut());

    private void Drop(WatchedSong watched, Action<WatchedSong> end)
    {
        lock (_lock)
        {
            _waiting.Remove(watched);
        }

        end(watched);
        _loop.Wake();
    }

    private void Break(Exception reason)
    {
        List<WatchedSong> stranded;
        lock (_lock)
        {
            stranded = [.. _waiting];
            _waiting.Clear();
        }

        stranded.ForEach(song => song.Fail(reason));
    }

    /// <summary>Starts the polls that are due. Returns the time of the next one, or null if none is planned.</summary>
    private long? BeginPolls()
    {
        while (true)
        {
            WatchedSong song;
            lock (_lock)
            {
                // The end of a poll wakes the loop.
                if (_waiting.Count == 0 || _polling == MostPollsAtOnce)
                {
                    return null;
                }

                song = _waiting.Min!;
                if (song.DueAt > _clock.Now)
                {
                    return song.DueAt;
                }

                _waiting.Remove(song);
                if (song.DueAt < song.Deadline && _times.WaitForScout(song, AgeInSeconds(song), _clock.Seconds(_clock.Now)) is var wait && wait > TimeSpan.Zero)
                {
                    Put(song, wait);
                    continue;
                }

                _polling++;
            }

            _ = PollAsync(song);
        }
    }

    // Nobody awaits it, so any failure is that of the wait for the song.
    private async Task PollAsync(WatchedSong watched)
    {
        try
        {
            await _poll.RunAsync(watched).ConfigureAwait(false);
            EndPoll(watched);
        }
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            Drop(watched, song => song.Fail(e));
        }
    }

    private void EndPoll(WatchedSong watched)
    {
        lock (_lock)
        {
            _polling--;
            _times.EndPoll(watched, _clock.Seconds(watched.AskedAt - watched.BegunAt), _clock.Seconds(watched.AskedAt));
            if (watched.IsFirstOfModel)
            {
                PlanAnew(watched.Song.Model);
            }
        }

        if (watched.Song.IsFinished)
        {
            watched.Finish();
        }

        Enqueue(watched, () => watched.IsKeyInDoubt ? SoonAgain : NextPoll(watched, isNew: false));
    }

    // The first completed song of a model changes the times of the others, which may be completed already.
    private void PlanAnew(string? model)
    {
        foreach (var song in _waiting.Where(song => song.Song.Model == model && song.IsOfKnownAge).ToList())
        {
            _waiting.Remove(song);
            Put(song, NextPoll(song, isNew: true));
        }
    }
}
