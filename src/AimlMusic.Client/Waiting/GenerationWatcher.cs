namespace AimlMusic;

/// <summary>
/// Waits for any number of songs from one loop. A poll that fails never ends a wait, since it says nothing about the song;
/// only a key that is refused twice in a row does. When to poll is the business of <see cref="PollTimes"/>, how fast that of the connection's rate limiter.
/// </summary>
public sealed class GenerationWatcher
{
    private const int MostPollsAtOnce = 32;

    // Older than that, it was not watched from its beginning.
    private static readonly TimeSpan Young = TimeSpan.FromSeconds(5);

    // To find out whether a key that was refused is refused.
    private static readonly TimeSpan SoonAgain = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(20);

    private readonly SongPoll _poll;
    private readonly PollTimes _times;
    private readonly TimeProvider _time;
    private readonly LoopClock _clock;
    private readonly object _lock = new();
    private readonly SortedSet<WatchedSong> _waiting = new(Comparer<WatchedSong>.Create(
        (a, b) => a.DueAt != b.DueAt ? a.DueAt.CompareTo(b.DueAt) : a.Number.CompareTo(b.Number)));

    private long _lastNumber;
    private int _polling;
    private bool _isRunning;

    /// <summary>Creates a watcher that polls by the given schedule until it knows better.</summary>
    public GenerationWatcher(AimlMusicClient client, PollSchedule? schedule = null, SongLedger? ledger = null)
    {
        _poll = new SongPoll(client, ledger);
        _times = new PollTimes(schedule ?? PollSchedule.Default, ledger is null ? null : model => LedgerTimes.Of(ledger, model, client.Connection.BaseUri));
        _time = client.Connection.TimeProvider;
        _clock = new LoopClock(_time);
    }

    /// <summary>Waits until a song is completed or failed.</summary>
    /// <param name="song">The song; only its id is needed.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="progress">Told of every poll that changed what is known.</param>
    /// <param name="cancellationToken">Ends the wait. The song goes on.</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.WaitTimeout"/> or <see cref="AimlMusicErrorKind.Unauthorized"/>.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async Task<MusicGeneration> WaitAsync(
        MusicGeneration song, TimeSpan timeout, IProgress<MusicGeneration>? progress = null, CancellationToken cancellationToken = default)
    {
        if (song.IsFinished)
        {
            return song;
        }

        if (_poll.FindHere(song) is { IsFinished: true } here)
        {
            return here;
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
        using var registration = cancellationToken.Register(() => Drop(watched, watched.Cancel));
        // Whatever the loop is doing when the time ends, who waits is told then; a poll ends by then too.
        using var deadline = timeout < LongestTimer ? _time.CancelAfter(timeout + SongPoll.LastPollGrace) : new CancellationTokenSource();
        using var overdue = deadline.Token.Register(() => Drop(watched, watched.TimeOut));
        _times.Prepare(song.Model);
        Enqueue(watched, () => watched.IsOfKnownAge ? NextPoll(watched) : TimeSpan.Zero);
        return await watched.Result.ConfigureAwait(false);
    }

    // A song of unknown age is polled right away. The wall clock may have jumped: a song cannot be younger than now.
    private TimeSpan? AgeOf(MusicGeneration song) =>
        song.SubmittedUtc is not { } submitted ? null : _time.GetUtcNow() - submitted is var age && age > TimeSpan.Zero ? age : TimeSpan.Zero;

    private double AgeAt(WatchedSong watched, long moment) => _clock.Seconds(moment - watched.BegunAt);

    private TimeSpan NextPoll(WatchedSong watched) =>
        _times.Next(watched.HasAge ? watched.Song.Model : null, AgeAt(watched, _clock.Now), watched.Polls == 0, _waiting.Count + _polling);

    private void Enqueue(WatchedSong watched, Func<TimeSpan> wait)
    {
        lock (_lock)
        {
            if (!watched.IsOver)
            {
                Put(watched, wait());
            }

            if (!_isRunning && _waiting.Count > 0)
            {
                _isRunning = true;
                _ = Task.Run(RunAsync, CancellationToken.None).OrElse(Break);
            }
        }

        _clock.Wake();
    }

    private void Put(WatchedSong watched, TimeSpan wait)
    {
        watched.DueAt = Math.Min(_clock.After(wait), watched.Deadline);
        _waiting.Add(watched);
    }

    private void Drop(WatchedSong watched, Action end)
    {
        lock (_lock)
        {
            _waiting.Remove(watched);
        }

        end();
        _clock.Wake();
    }

    private async Task RunAsync()
    {
        while (Next() is { } step)
        {
            if (step.Song is { } song)
            {
                _ = PollAsync(song).OrElse(e => Drop(song, () => song.Fail(e)));
            }
            else
            {
                await _clock.SleepAsync(step.Wait, step.Changed).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Tells all that wait why nobody polls their songs. The next one begins a new loop.</summary>
    private void Break(Exception reason)
    {
        List<WatchedSong> stranded;
        lock (_lock)
        {
            _isRunning = false;
            stranded = [.. _waiting];
            _waiting.Clear();
        }

        stranded.ForEach(song => Drop(song, () => song.Fail(reason)));
    }

    /// <summary>A song to poll now, or how long there is nothing to do (null: until something changes); null when all is done.</summary>
    private Step? Next()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0 && _polling == 0)
            {
                _isRunning = false;
                return null;
            }

            var changed = _clock.Watch();
            if (_waiting.Count == 0 || _polling >= MostPollsAtOnce)
            {
                return new Step(null, null, changed);
            }

            var first = _waiting.Min!;
            var wait = _clock.Until(first.DueAt);
            if (wait > TimeSpan.Zero)
            {
                return new Step(null, wait, changed);
            }

            _waiting.Remove(first);
            _polling++;
            return new Step(first, null, changed);
        }
    }

    private async Task PollAsync(WatchedSong watched)
    {
        var askedAt = await _poll.RunAsync(watched).ConfigureAwait(false);
        lock (_lock)
        {
            _polling--;
            Learn(watched, askedAt);
            watched.CountPoll();
        }

        if (watched.Song.IsFinished)
        {
            watched.Finish();
        }

        Enqueue(watched, () => watched.IsKeyInDoubt ? SoonAgain : NextPoll(watched));
    }

    private void Learn(WatchedSong watched, long? askedAt)
    {
        if (askedAt is not { } moment)
        {
            return;
        }

        if (!watched.Song.IsFinished)
        {
            watched.UnfinishedAt = AgeAt(watched, moment);
        }
        else if (watched.Song.Status == GenerationStatus.Completed && AgeAt(watched, moment) is var age && watched.TellsTime(age))
        {
            var isNews = _times.IsUnknown(watched.Song.Model);
            _times.Learn(watched.Song.Model, watched.UnfinishedAt, age);
            if (isNews)
            {
                PlanAnew(watched.Song.Model);
            }
        }
    }

    // What the first song of a model has told moves the others: they may be done already.
    private void PlanAnew(string? model)
    {
        foreach (var song in _waiting.Where(song => song.Song.Model == model && song.IsOfKnownAge).ToList())
        {
            _waiting.Remove(song);
            Put(song, NextPoll(song));
        }
    }

    private sealed record Step(WatchedSong? Song, TimeSpan? Wait, Task Changed);
}
