namespace AimlMusic.Waiting;

/// <summary>
/// One poll of a song. A failed poll says nothing about the song; only a key that is rejected twice in a row, or lost audio, ends the wait.
/// </summary>
internal sealed class SongPoll(AimlMusicClient client, SongLedger? ledger, PollTimes times)
{
    // A poll that starts near the deadline may still find the song completed.
    public static readonly TimeSpan LastPollGrace = TimeSpan.FromSeconds(5);

    // If the service writes the link after the status, it does so soon.
    private static readonly TimeSpan LongestWithoutLink = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time = client.Connection.TimeProvider;
    private readonly MonotonicClock _clock = new(client.Connection.TimeProvider);
    private readonly SpooledSongs? _spooled = ledger is null ? null : new SpooledSongs(ledger);

    /// <summary>The service knows nothing about a song whose audio came with the answer.</summary>
    public MusicGeneration? FindHere(MusicGeneration song) =>
        _spooled?.Find(song) is { } entry && _spooled.Resolve(entry) is { } here ? here.WithWordsOf(song) : null;

    /// <summary>Polls the song and records how long it took.</summary>
    public async Task RunAsync(WatchedSong watched)
    {
        try
        {
            await PollAsync(watched).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            watched.Cancel();
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.Unauthorized && !watched.IsKeyInDoubt)
        {
            // A gateway can return a wrong 401. The song is paid for, and a second poll costs nothing.
            watched.IsKeyInDoubt = true;
            watched.LastFailure = e;
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
            watched.IsKeyInDoubt = false;
        }
#pragma warning disable CA1031 // Any other failure ends the wait for this song, not the loop.
        catch (Exception e)
#pragma warning restore CA1031
        {
            watched.Fail(e);
        }

        if (!watched.IsOver && !watched.Song.IsFinished && _clock.Now >= watched.Deadline)
        {
            watched.TimeOut();
        }
    }

    /// <summary>The song. Without a link, it does not count as finished for some time.</summary>
    private MusicGeneration Linked(WatchedSong watched, MusicGeneration seen)
    {
        if (seen.Status != GenerationStatus.Completed || !string.IsNullOrEmpty(seen.AudioUrl) || _spooled?.Find(seen) is not null)
        {
            return seen;
        }

        watched.WithoutLinkSince ??= _clock.Now;
        return _clock.Now - watched.WithoutLinkSince < _clock.Ticks(LongestWithoutLink) && _clock.Now < watched.Deadline
            ? new(seen) { Status = GenerationStatus.Generating, CompletedUtc = null }
            : seen;
    }

    private async Task PollAsync(WatchedSong watched)
    {
        var left = _clock.Until(watched.Deadline);
        using var ended = _time.CancelAfter(left > LastPollGrace ? left : LastPollGrace);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(watched.Cancellation, ended.Token);
        MusicGeneration seen;
        long askedAt;
        try
        {
            (seen, askedAt) = FindHere(watched.Song) is { } here
                ? (here, _clock.Now)
                : await client.PollAsync(watched.Song, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!watched.Cancellation.IsCancellationRequested)
        {
            watched.TimeOut();
            return;
        }

        watched.AskedAt = askedAt;
        seen = Linked(watched, seen);
        watched.LastFailure = null;
        watched.IsKeyInDoubt = false;
        var isNews = !seen.Equals(watched.Song);
        watched.Song = seen;
        if (isNews)
        {
            watched.Progress?.Report(seen);
        }

        var age = _clock.Seconds(askedAt - watched.BegunAt);
        if (!seen.IsFinished)
        {
            watched.UnfinishedAt = age;
            return;
        }

        double? took = null;
        if (seen.Status == GenerationStatus.Completed && watched.TellsTime(age))
        {
            watched.IsFirstOfModel = times.IsUnknown(seen.Model);
            took = times.Learn(watched, age, _clock.Seconds(askedAt));
        }

        await (ledger?.FinishedAsync(seen, client.Connection.BaseUri, took: took) ?? Task.CompletedTask).ConfigureAwait(false);
    }
}
