namespace AimlMusic.Saving;

/// <summary>
/// Downloads songs with any number of attempts, because a download costs nothing. An attempt continues where the last one ended, even one of
/// another process. If a link no longer works, a new one is requested.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="lookup">Requests links.</param>
/// <param name="savesDoubtful">Whether audio is saved at the end if it is uncertain whether it is the song.</param>
internal sealed class SongDownloader(AimlMusicConnection connection, GenerationLookup lookup, bool savesDoubtful)
{
    private readonly SongDownload _download = new(connection);
    private readonly RetrySchedule _schedule = new(connection.TimeProvider);

    /// <param name="song">The song, with its link.</param>
    /// <param name="state">The state of the download.</param>
    /// <param name="longest">The time limit for all attempts together.</param>
    /// <param name="progress">Receives the size of each block, in bytes.</param>
    /// <param name="cancellationToken">Cancels the download, and removes the partial file.</param>
    /// <returns>The song with the link that was used, and a note about its audio, if there is one.</returns>
    /// <exception cref="AimlMusicException">The song could not be downloaded.</exception>
    public async Task<(MusicGeneration Song, string? Note)> FetchAsync(MusicGeneration song, DownloadState state, TimeSpan longest, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var ended = connection.TimeProvider.CancelAfter(longest);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ended.Token);
        AimlMusicException? last = null;
        try
        {
            var hasAsked = HasExpired(song);
            song = hasAsked ? await TryRenewAsync(song, either.Token).ConfigureAwait(false) ?? song : song;
            // Only consecutive attempts without new data count.
            for (var inVain = 0; ;)
            {
                var before = state.From;
                try
                {
                    var verdict = await _download.FetchAsync(song, state, progress, either.Token).ConfigureAwait(false);
                    // If the result is uncertain, the next attempt may be better.
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
                        // Continuing a corrupt file would be useless.
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

    /// <summary>The song with another link; null if the service has none.</summary>
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
