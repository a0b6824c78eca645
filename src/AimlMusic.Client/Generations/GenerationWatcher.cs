namespace AimlMusic;

/// <summary>
/// Waits for any number of songs from one loop. A look that fails never ends a wait, since it says nothing about the song;
/// only a refused key does. A <c>Retry-After</c> holds back the looks at all songs: the service counts by account.
/// </summary>
public sealed class GenerationWatcher
{
    private const int MostLooksAtOnce = 32;

    // A timer takes no longer time; the clock's own ticks would overflow beyond it only after a century.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(40);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(36500);

    // A look begun near the deadline may still bring the song home.
    private static readonly TimeSpan LastLookGrace = TimeSpan.FromSeconds(5);

    private readonly AimlMusicClient _client;
    private readonly SongLedger? _ledger;
    private readonly SpooledSongs? _spooled;
    private readonly PollSchedule _schedule;
    private readonly TimeProvider _time;
    private readonly object _lock = new();
    private readonly SortedSet<WatchedSong> _waiting = new(Comparer<WatchedSong>.Create(
        (a, b) => a.DueAt != b.DueAt ? a.DueAt.CompareTo(b.DueAt) : a.Number.CompareTo(b.Number)));

    private TaskCompletionSource<bool> _changed = NewSignal();
    private long _lastNumber;
    private long _quietUntil = long.MinValue;
    private int _looking;
    private bool _isRunning;

    /// <summary>Creates a watcher that looks by the given schedule.</summary>
    public GenerationWatcher(AimlMusicClient client, PollSchedule? schedule = null, SongLedger? ledger = null)
    {
        _client = client;
        _ledger = ledger;
        _spooled = ledger is null ? null : new SpooledSongs(ledger);
        _schedule = schedule ?? PollSchedule.Default;
        _time = client.Connection.TimeProvider;
    }

    /// <summary>Waits until a song is completed or failed.</summary>
    /// <param name="song">The song; only its id is needed.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="progress">Told of every look that changed what is known.</param>
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

        if (FindHere(song) is { IsFinished: true } here)
        {
            return here;
        }

        WatchedSong watched = new(song, Interlocked.Increment(ref _lastNumber), After(timeout), timeout)
        {
            Cancellation = cancellationToken,
            Progress = progress,
        };
        using var registration = cancellationToken.Register(() => Drop(watched));
        Enqueue(watched, UntilFirstLook(song));
        return await watched.Result.ConfigureAwait(false);
    }

    // Of a song whose audio comes with the answer the service knows nothing.
    private MusicGeneration? FindHere(MusicGeneration song) =>
        _spooled?.Find(song) is { } entry && _spooled.Settle(entry) is { } here ? here.WithWordsOf(song) : null;

    private static TaskCompletionSource<bool> NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // A song of unknown or greater age is looked at right away. The wall clock may have jumped: it can only shorten the wait.
    private TimeSpan UntilFirstLook(MusicGeneration song)
    {
        var first = _schedule.Interval(0);
        var age = song.SubmittedAt is { } submitted ? _time.GetUtcNow().LocalDateTime - submitted : first;
        return age < TimeSpan.Zero ? first : age > first ? TimeSpan.Zero : first - age;
    }

    private long After(TimeSpan span) =>
        _time.GetTimestamp() + (long)((span < LongestWait ? span : LongestWait).TotalSeconds * _time.TimestampFrequency);

    // Whole milliseconds, rounded up: a timer drops the rest, and the loop would turn in circles until it is over.
    private TimeSpan Until(long timestamp)
    {
        var milliseconds = Math.Ceiling((timestamp - _time.GetTimestamp()) * 1000.0 / _time.TimestampFrequency);
        return milliseconds < LongestDelay.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : LongestDelay;
    }

    private void Enqueue(WatchedSong watched, TimeSpan wait)
    {
        lock (_lock)
        {
            if (!watched.IsOver)
            {
                watched.DueAt = Math.Min(After(wait), watched.Deadline);
                _waiting.Add(watched);
            }

            if (!_isRunning && _waiting.Count > 0)
            {
                _isRunning = true;
                _ = Task.Run(RunAsync, CancellationToken.None);
            }
        }

        Wake();
    }

    private void Drop(WatchedSong watched)
    {
        lock (_lock)
        {
            _waiting.Remove(watched);
        }

        watched.Cancel();
        Wake();
    }

    private void Wake()
    {
        lock (_lock)
        {
            _changed.TrySetResult(true);
        }
    }

    private async Task RunAsync()
    {
        while (Next() is { } step)
        {
            if (step.Song is { } song)
            {
                _ = LookAsync(song);
            }
            else
            {
                using CancellationTokenSource woken = new();
                var delay = step.Wait is { } wait ? _time.DelayAsync(wait, woken.Token) : Task.Delay(Timeout.Infinite, woken.Token);
                await Task.WhenAny(delay, step.Changed).ConfigureAwait(false);
                woken.Cancel();
            }
        }
    }

    /// <summary>A song to look at now, or how long there is nothing to do (null: until something changes); null when all is done.</summary>
    private Step? Next()
    {
        lock (_lock)
        {
            if (_waiting.Count == 0 && _looking == 0)
            {
                _isRunning = false;
                return null;
            }

            if (_changed.Task.IsCompleted)
            {
                _changed = NewSignal();
            }

            if (_waiting.Count == 0 || _looking >= MostLooksAtOnce)
            {
                return new Step(null, null, _changed.Task);
            }

            var first = _waiting.Min!;
            var dueAt = Math.Min(Math.Max(first.DueAt, _quietUntil), first.Deadline);
            var wait = Until(dueAt);
            if (wait > TimeSpan.Zero)
            {
                return new Step(null, wait, _changed.Task);
            }

            _waiting.Remove(first);
            _looking++;
            return new Step(first, null, _changed.Task);
        }
    }

    private async Task LookAsync(WatchedSong watched)
    {
        try
        {
            await LookOnceAsync(watched).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            watched.Cancel();
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.Unauthorized)
        {
            watched.Fail(new AimlMusicException(e.Kind, e.Message, e) { Generation = watched.Song, StatusCode = e.StatusCode });
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.AudioLost)
        {
            watched.Fail(e);
        }
        catch (AimlMusicException e)
        {
            watched.LastFailure = e;
            KeepQuiet(e);
        }
#pragma warning disable CA1031 // Whatever else goes wrong belongs to the one who waits, not to the loop.
        catch (Exception e)
#pragma warning restore CA1031
        {
            watched.Fail(e);
        }

        if (!watched.IsOver && _time.GetTimestamp() >= watched.Deadline)
        {
            watched.TimeOut();
        }

        lock (_lock)
        {
            _looking--;
        }

        watched.Looks++;
        Enqueue(watched, _schedule.Interval(watched.Looks));
    }

    private async Task LookOnceAsync(WatchedSong watched)
    {
        var left = Until(watched.Deadline);
        using var ended = _time.CancelAfter(left > LastLookGrace ? left : LastLookGrace);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(watched.Cancellation, ended.Token);
        MusicGeneration seen;
        try
        {
            seen = FindHere(watched.Song) ?? await _client.GetGenerationAsync(watched.Song, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!watched.Cancellation.IsCancellationRequested)
        {
            watched.TimeOut();
            return;
        }

        watched.LastFailure = null;
        var isNews = seen != watched.Song;
        watched.Song = seen;
        if (isNews)
        {
            watched.Progress?.Report(seen);
        }

        if (seen.IsFinished)
        {
            _ledger?.Finished(seen, _client.Connection.BaseUri);
            watched.Finish();
        }
    }

    private void KeepQuiet(AimlMusicException e)
    {
        if (e.RetryAfter is { } wait)
        {
            lock (_lock)
            {
                _quietUntil = Math.Max(_quietUntil, After(wait));
            }
        }
    }

    private sealed record Step(WatchedSong? Song, TimeSpan? Wait, Task Changed);
}
