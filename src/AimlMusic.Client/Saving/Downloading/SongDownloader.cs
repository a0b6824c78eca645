namespace AimlMusic.Saving;

/// <summary>
/// Downloads songs, each with as many tries as it takes: a download costs nothing. A try goes on where the last one ended, in this
/// process or in another, and a link that does not work any more is asked for anew.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="lookup">Asks for links.</param>
/// <param name="savesDoubtful">Whether audio is taken in the end of which nothing tells whether it is the song.</param>
internal sealed class SongDownloader(AimlMusicConnection connection, GenerationLookup lookup, bool savesDoubtful)
{
    private readonly SongDownload _download = new(connection);
    private readonly RetrySchedule _schedule = new(connection.TimeProvider);

    /// <param name="song">The song, with its link.</param>
    /// <param name="state">Where it goes.</param>
    /// <param name="longest">How long all tries together may take.</param>
    /// <param name="progress">Told of every piece that came, in bytes.</param>
    /// <param name="cancellationToken">Stops, and leaves nothing behind.</param>
    /// <returns>The song, with the link that it came from, and what is odd about its audio.</returns>
    /// <exception cref="AimlMusicException">It could not be downloaded.</exception>
    public async Task<(MusicGeneration Song, string? Note)> FetchAsync(MusicGeneration song, DownloadState state, TimeSpan longest, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var ended = connection.TimeProvider.CancelAfter(longest);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ended.Token);
        AimlMusicException? last = null;
        try
        {
            var hasAsked = HasExpired(song);
            song = hasAsked ? await TryRenewAsync(song, either.Token).ConfigureAwait(false) ?? song : song;
            // Only tries in a row that brought nothing are counted.
            for (var inVain = 0; ;)
            {
                var before = state.From;
                try
                {
                    var verdict = await _download.FetchAsync(song, state, progress, either.Token).ConfigureAwait(false);
                    // What nobody can tell may be better the next time.
                    return verdict.IsSaved(savesDoubtful && inVain >= connection.MaximumRetryCount) ? (song, verdict.NoteOf(song)) : throw verdict.ToError(song);
                }
                catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.AudioExpired)
                {
                    song = (hasAsked ? null : await TryRenewAsync(song, either.Token).ConfigureAwait(false)) ?? throw Expired(song, e);
                    hasAsked = true;
                }
                catch (AimlMusicException e) when (RetrySchedule.IsTransient(e) || e.Kind == AimlMusicErrorKind.AudioCorrupt)
                {
                    last = e;
                    inVain = state.From > before && e.Kind != AimlMusicErrorKind.AudioCorrupt ? 0 : inVain + 1;
                    if (e.Kind == AimlMusicErrorKind.AudioCorrupt)
                    {
                        // To go on from what is wrong would be wrong for ever.
                        state.Discard();
                    }

                    if (inVain > connection.MaximumRetryCount || connection.MaximumRetryCount == 0)
                    {
                        throw;
                    }

                    await _schedule.WaitAsync(Math.Max(inVain - 1, 0), e.RetryAfter, either.Token).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AimlMusicException(AimlMusicErrorKind.DownloadFailed, $"The download did not complete within {Seconds.Of(longest)}. {last?.Message}".TrimEnd(), last);
        }
    }

    private bool HasExpired(MusicGeneration song) => song.ExpiresUtc <= connection.TimeProvider.GetUtcNow();

    /// <summary>The song with another link; null where the service has none.</summary>
    private async Task<MusicGeneration?> TryRenewAsync(MusicGeneration song, CancellationToken cancellationToken)
    {
        try
        {
            var asked = await lookup.GetAsync(song, cancellationToken).ConfigureAwait(false);
            return string.IsNullOrEmpty(asked.AudioUrl) || asked.AudioUrl == song.AudioUrl ? null : asked;
        }
        catch (AimlMusicException e) when (e.Kind is AimlMusicErrorKind.NotFound or AimlMusicErrorKind.GenerationFailed or AimlMusicErrorKind.RequestInvalid)
        {
            return null;
        }
    }

    private static AimlMusicException Expired(MusicGeneration song, AimlMusicException cause)
    {
        var when = song.ExpiresUtc is { } at ? $" The link was valid until {LocalTime.Show(at)}." : "";
        return new(AimlMusicErrorKind.AudioExpired, $"Song {song.Id} was not saved: its link no longer works, and the service provides no other. {cause.Message}{when}", cause)
        {
            Generation = song,
            StatusCode = cause.StatusCode,
        };
    }
}
