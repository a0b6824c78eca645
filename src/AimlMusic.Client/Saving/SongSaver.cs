namespace AimlMusic;

/// <summary>
/// Saves songs, any number of them at once. What stands under its final name is whole; a failure leaves nothing behind.
/// One saver belongs to one run: none of its songs takes another's name.
/// </summary>
public sealed class SongSaver(AimlMusicClient client, SongLedger? ledger = null)
{
    private readonly GenerationLookup _lookup = new(client, ledger);
    private readonly SongDownload _download = new(client.Connection);
    private readonly SongPlacement _placement = new();
    private readonly SpooledSongs? _spooled = ledger is null ? null : new(ledger);
    private readonly SavedBefore _before = new(ledger, client.Connection.BaseUri);
    private readonly RetrySchedule _schedule = new(client.Connection.TimeProvider);

    /// <summary>
    /// Downloads a finished song, checks it, and gives it its name. One that the ledger knows as saved there, and whose file is
    /// unchanged, is not downloaded again.
    /// </summary>
    /// <param name="song">The song; one that is not known to be completed is asked for first.</param>
    /// <param name="target">Where to save it.</param>
    /// <param name="progress">Told of every piece that came, in bytes.</param>
    /// <param name="cancellationToken">Stops, and leaves nothing behind.</param>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.NotCompleted"/>, <see cref="AimlMusicErrorKind.GenerationFailed"/>, <see cref="AimlMusicErrorKind.AudioExpired"/>,
    /// <see cref="AimlMusicErrorKind.AudioCorrupt"/>, <see cref="AimlMusicErrorKind.DownloadFailed"/>, <see cref="AimlMusicErrorKind.FileExists"/>,
    /// <see cref="AimlMusicErrorKind.InvalidFileName"/>.
    /// </exception>
    public async Task<SavedSong> SaveAsync(
        MusicGeneration song, SaveTarget target, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        SongPlacement.ThrowIfUnusable(target, song);
        if (_before.Find(song, target) is { } there)
        {
            return there;
        }

        var local = FindLocal(ref song);
        song = local is null ? await EnsureReadyAsync(song, cancellationToken).ConfigureAwait(false) : song;
        _placement.ThrowIfTaken(target, song);
        var hasFreshLink = false;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await SaveOnceAsync(song, local, target, progress, cancellationToken).ConfigureAwait(false);
            }
            catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.AudioExpired && !hasFreshLink)
            {
                hasFreshLink = true;
                var asked = await _lookup.GetAsync(song, cancellationToken).ConfigureAwait(false);
                song = asked.AudioUrl != song.AudioUrl ? asked : throw About(song, e, e.Kind);
            }
            catch (AimlMusicException e) when (IsPassing(e) && attempt < client.Connection.MaximumRetryCount)
            {
                // A download costs nothing: it may be tried again from the start.
                await _schedule.WaitAsync(attempt, e.RetryAfter, cancellationToken).ConfigureAwait(false);
            }
            catch (AimlMusicException e) when (e.Generation is null)
            {
                throw About(song, e, e.Kind == AimlMusicErrorKind.AudioExpired ? e.Kind : AimlMusicErrorKind.DownloadFailed);
            }
        }
    }

    /// <summary>The audio of a song that came with the answer; null for all others.</summary>
    private LocalAudio? FindLocal(ref MusicGeneration song)
    {
        if (_spooled?.Find(song) is not { } entry || _spooled.Settle(entry) is not { } here)
        {
            return null;
        }

        song = here.WithWordsOf(song);
        if (here.Status != GenerationStatus.Completed)
        {
            throw here.Status == GenerationStatus.Failed
                ? here.ToFailure()
                : new AimlMusicException(AimlMusicErrorKind.NotCompleted, $"Song {song.Id} is not ready yet: its answer is still coming.") { Generation = song };
        }

        // What was just taken up has its digest in the ledger now.
        entry = ledger!.Find(song.Id) ?? entry;
        return _spooled.SourceOf(entry) is { } source
            ? new LocalAudio(source.Path, source.Sha256, () => _spooled.Release(entry))
            : throw (entry.State == LedgerState.Saved
                ? new AimlMusicException(AimlMusicErrorKind.AudioExpired, $"Song {song.Id} was saved to '{entry.Path}' and is not there any more, or was changed; its audio came once, with the answer.") { Generation = song, Path = entry.Path }
                : _spooled.Lose(song, "its file in the spool is damaged"));
    }

    private async Task<MusicGeneration> EnsureReadyAsync(MusicGeneration song, CancellationToken cancellationToken)
    {
        if (song.Status != GenerationStatus.Completed || string.IsNullOrEmpty(song.AudioUrl))
        {
            song = song.Status == GenerationStatus.Failed ? song : await _lookup.GetAsync(song, cancellationToken).ConfigureAwait(false);
        }

        return song switch
        {
            { Status: GenerationStatus.Failed } => throw song.ToFailure(),
            { Status: GenerationStatus.Completed, AudioUrl: not null } => song,
            _ => throw new AimlMusicException(AimlMusicErrorKind.NotCompleted, $"Song {song.Id} is not ready yet: it is {song.Status.ToString().ToLowerInvariant()}.") { Generation = song },
        };
    }

    private async Task<SavedSong> SaveOnceAsync(MusicGeneration song, LocalAudio? local, SaveTarget target, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        try
        {
            using var file = PartialFile.Create(target.Folder, SafeFileName.Create(target.FileName) ?? SongName.Of(song));
            var kind = local is null
                ? await _download.FetchAsync(song, file, progress, cancellationToken).ConfigureAwait(false)
                : await local.CopyAsync(file, progress, cancellationToken).ConfigureAwait(false);
            var sha256 = file.Seal();
            if (local is not null && local.Sha256 != sha256)
            {
                throw new AimlMusicException(AimlMusicErrorKind.AudioCorrupt, $"The audio of song {song.Id} changed while it was saved.") { Generation = song };
            }

            var path = _placement.Place(file, sha256, kind, target, song, name => ledger?.Placing(song, name, sha256, client.Connection.BaseUri));
            SavedSong saved = new(song, path, kind, file.Length, sha256);
            ledger?.Saved(saved, client.Connection.BaseUri);
            local?.Release();
            return saved;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new AimlMusicException(AimlMusicErrorKind.DownloadFailed, $"Song {song.Id} could not be written to '{target.Folder}': {e.Message}", e)
            {
                Generation = song,
                Path = target.Folder,
            };
        }
    }

    private static bool IsPassing(AimlMusicException e) =>
        RetrySchedule.IsPassing(e) || e.Kind == AimlMusicErrorKind.AudioCorrupt;

    private static AimlMusicException About(MusicGeneration song, AimlMusicException e, AimlMusicErrorKind kind)
    {
        var message = kind == AimlMusicErrorKind.AudioExpired ? "its link does not work any more, and the service gives no other" : "it could not be downloaded";
        return new AimlMusicException(kind, $"Song {song.Id} was not saved: {message}. {e.Message}", e)
        {
            Generation = song,
            StatusCode = e.StatusCode,
            RetryAfter = e.RetryAfter,
        };
    }
}
