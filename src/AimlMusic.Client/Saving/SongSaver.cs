namespace AimlMusic;

/// <summary>
/// Saves any number of songs at the same time. A file with its final name is complete. An interrupted download is continued, by this process
/// or another one. Use one saver per run, so that its songs do not use each other's names.
/// </summary>
internal sealed class SongSaver
{
    private readonly AimlMusicClient _client;
    private readonly SongLedger? _ledger;
    private readonly SaveOptions _options;
    private readonly GenerationLookup _lookup;
    private readonly SongDownloader _downloader;
    private readonly SaveFinalizer _filing;
    private readonly SpooledSongs? _spooled;
    private readonly ExistingFileCheck _before;

    /// <param name="client">The client.</param>
    /// <param name="ledger">The ledger; without it, nothing is recorded.</param>
    /// <param name="options">The options; without them, songs are saved as served, without a sidecar file.</param>
    public SongSaver(AimlMusicClient client, SongLedger? ledger = null, SaveOptions? options = null)
    {
        _client = client;
        _ledger = ledger;
        _options = options ?? new();
        _lookup = new(client, ledger);
        _downloader = new(client.Connection, _lookup, _options.SavesDoubtful);
        _filing = new(client.Connection, ledger, _options);
        _spooled = ledger is null ? null : new(ledger);
        _before = new(ledger, client.Connection);
    }

    /// <summary>
    /// Downloads a completed song, verifies it, and gives it its name. If the ledger has the song as saved there, and the file is unchanged,
    /// it is not downloaded again.
    /// </summary>
    /// <param name="song">The song. If it is not known to be completed, its status is requested first.</param>
    /// <param name="target">The target.</param>
    /// <param name="progress">Receives the size of each block, in bytes.</param>
    /// <param name="cancellationToken">Cancels the download, and removes the partial file.</param>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.NotCompleted"/>, <see cref="AimlMusicErrorKind.GenerationFailed"/>, <see cref="AimlMusicErrorKind.AudioExpired"/>,
    /// <see cref="AimlMusicErrorKind.AudioCorrupt"/>, <see cref="AimlMusicErrorKind.DownloadFailed"/>, <see cref="AimlMusicErrorKind.FileExists"/>,
    /// <see cref="AimlMusicErrorKind.InvalidFileName"/>.
    /// </exception>
    public async Task<SavedSong> SaveAsync(
        MusicGeneration song, SaveTarget target, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        FileNamer.ThrowIfUnusable(target, song);
        if (await _before.FindAsync(song, target, cancellationToken).ConfigureAwait(false) is { } there)
        {
            return _filing.Complete(there);
        }

        try
        {
            var asked = song;
            (song, var local) = await FileLockRetry.RetryAsync(() => FindLocal(asked), _client.Connection.TimeProvider, null, cancellationToken).ConfigureAwait(false);
            song = local is null ? await EnsureReadyAsync(song, cancellationToken).ConfigureAwait(false) : song;
            _filing.ThrowIfTaken(target, song);
            return local is null
                ? await DownloadAsync(song, target, progress, cancellationToken).ConfigureAwait(false)
                : await CopyAsync(song, local, target, progress, cancellationToken).ConfigureAwait(false);
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

    private async Task<SavedSong> DownloadAsync(MusicGeneration song, SaveTarget target, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using DownloadState state = new(target.Folder, Stem(song, target), SongName.ShortId(song));
        state.LookForEarlier();
        string? note;
        try
        {
            (song, note) = await _downloader.FetchAsync(song, state, _options.Timeout, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (AimlMusicException e) when (e.Generation is null || state.IsWorthKeeping)
        {
            throw About(song, e, state.IsWorthKeeping ? state.File!.Path : null);
        }

        using var file = state.Release();
        return await _filing.FileAsync(song, file, target, note, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SavedSong> CopyAsync(MusicGeneration song, LocalAudio local, SaveTarget target, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var file = PartialFile.Create(target.Folder, PartialName.Of(Stem(song, target), SongName.ShortId(song), null));
        await local.CopyAsync(file, progress, cancellationToken).ConfigureAwait(false);
        if (local.Sha256 != file.Sha256)
        {
            throw new AimlMusicException(AimlMusicErrorKind.AudioCorrupt, $"The audio of song {song.Id} changed while it was being saved.") { Generation = song };
        }

        if (!_options.SavesDoubtful && !file.HasSound())
        {
            throw AudioVerdict.Odd("it contains no sound", null).ToError(song);
        }

        var saved = await _filing.FileAsync(song, file, target, note: null, cancellationToken).ConfigureAwait(false);
        local.Release();
        return saved;
    }

    private static string Stem(MusicGeneration song, SaveTarget target) => FileNameLimit.In(target.Folder).CutForPartial(SafeFileName.Create(target.FileName) ?? SongName.Of(song));

    /// <summary>A song whose audio came with the answer, and that audio; null for any other song.</summary>
    private (MusicGeneration Song, LocalAudio? Audio) FindLocal(MusicGeneration song)
    {
        if (_spooled?.Find(song) is not { } entry || _spooled.Resolve(entry) is not { } here)
        {
            return (song, null);
        }

        song = here.WithWordsOf(song);
        if (here.Status != GenerationStatus.Completed)
        {
            throw here.Status == GenerationStatus.Failed
                ? here.ToFailure()
                : new AimlMusicException(AimlMusicErrorKind.NotCompleted, $"Song {song.Id} is not ready yet: its answer is still being received.") { Generation = song };
        }

        // If the song was just resumed, the ledger has its digest now.
        entry = _ledger!.Find(song.Id) ?? entry;
        return _spooled.SourceOf(entry) is { } source
            ? (song, new LocalAudio(source.Path, source.Sha256, () => _spooled.Release(entry)))
            : throw (entry.State == LedgerState.Saved
                ? new AimlMusicException(AimlMusicErrorKind.AudioExpired, $"Song {song.Id} was saved to '{entry.Path}', but the file no longer exists or was changed. The audio of this model is delivered only once, with the answer.") { Generation = song, Path = entry.Path }
                : _spooled.MarkLost(song, "its file in the spool folder is damaged"));
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
            { Status: GenerationStatus.Completed } => throw new AimlMusicException(
                AimlMusicErrorKind.NotCompleted, $"Song {song.Id} is completed, but the service returned no link{(song.ErrorMessage is { } said ? $": {said.TrimEnd('.')}" : "")}.")
            { Generation = song },
            _ => throw new AimlMusicException(AimlMusicErrorKind.NotCompleted, $"Song {song.Id} is not ready yet: it is {song.Status.ToLowerInvariant()}.") { Generation = song },
        };
    }

    private static AimlMusicException About(MusicGeneration song, AimlMusicException e, string? partial)
    {
        var kind = e.Kind is AimlMusicErrorKind.AudioCorrupt or AimlMusicErrorKind.AudioExpired ? e.Kind : AimlMusicErrorKind.DownloadFailed;
        var kept = partial is null ? "" : $" The received part is kept as '{Path.GetFileName(partial)}'. Save the song again to continue the download.";
        return new AimlMusicException(kind, $"{(e.Generation is null ? $"Song {song.Id} was not saved: it could not be downloaded. " : "")}{e.Message}{kept}", e)
        {
            Generation = song,
            StatusCode = e.StatusCode,
            RetryAfter = e.RetryAfter,
            Path = partial,
        };
    }
}
