namespace AimlMusic.Saving;

/// <summary>
/// What becomes of a song whose audio has come: it gets its tags, its name and its sidecar, and the ledger learns of it. Only then
/// may what came be forgotten.
/// </summary>
internal sealed class SaveFinalizer(AimlMusicConnection connection, SongLedger? ledger, SaveOptions options)
{
    private readonly FileNamer _placement = new(connection.TimeProvider);
    private readonly SidecarWriter _sidecars = new(connection.TimeProvider, ledger, options);

    /// <summary>Says before a byte is fetched that the one name that was asked for cannot be had.</summary>
    public void ThrowIfTaken(SaveTarget target, MusicGeneration song) => _placement.ThrowIfTaken(target, song);

    /// <param name="song">The song.</param>
    /// <param name="file">Its audio, all of it.</param>
    /// <param name="target">Where it is to be.</param>
    /// <param name="note">What is odd about the audio; null where nothing is.</param>
    /// <param name="cancellationToken">Stops before the song has its name.</param>
    /// <exception cref="AimlMusicException">Somebody holds the file for long; it stays as what it is.</exception>
    public async Task<SavedSong> FileAsync(MusicGeneration song, PartialFile file, SaveTarget target, string? note, CancellationToken cancellationToken)
    {
        // Bare samples have no head to be known by. What is odd may be anything.
        var kind = file.Kind == AudioKind.Unknown && note is null ? AudioKind.Pcm : file.Kind;
        List<string> notes = note is null ? [] : [note];
        var served = KeptWhereHeld(song, file, () => file.Seal(connection.TimeProvider, cancellationToken));
        var sha256 = await TagAsync(song, file, kind, notes, cancellationToken).ConfigureAwait(false) ?? served;
        var (path, there) = KeptWhereHeld(song, file, () => _placement.Place(
            file, new(sha256, served), kind, target, song, name => ledger?.Placing(song, name, sha256, connection.BaseUri), cancellationToken));
        SavedSong saved = new(song, path, kind, file.IsPlaced ? file.Length : new FileInfo(path).Length, there);
        saved = saved.Probed() with { Sidecar = _sidecars.Write(saved, served, target.Overwrite, notes) };
        saved = saved.Noted(notes);
        ledger?.Saved(saved, connection.BaseUri);
        PartialName.RemoveLeftovers(target.Folder, SongName.ShortId(song), connection.TimeProvider.GetUtcNow());
        return saved;
    }

    /// <summary>A song that is there already, with what may be missing beside it.</summary>
    public SavedSong Complete(SavedSong saved)
    {
        List<string> notes = [];
        return (saved with { Sidecar = _sidecars.WriteMissing(saved, notes) }).Noted(notes);
    }

    // A whole song is not thrown away because it could not be renamed.
    private static T KeptWhereHeld<T>(MusicGeneration song, PartialFile file, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (file.IsWhole && e is (IOException and not FileNotFoundException) or UnauthorizedAccessException)
        {
            file.IsKept = true;
            throw new AimlMusicException(
                AimlMusicErrorKind.DownloadFailed,
                $"Song {song.Id} was downloaded completely, but could not be given its name: {e.Message.TrimEnd('.')}. It is kept as '{file.Path}'. Save the song again when no other process uses the file.",
                e)
            {
                Generation = song,
                Path = file.Path,
            };
        }
    }

    /// <summary>The SHA-256 of the file with its tags; null where it has none.</summary>
    private async Task<string?> TagAsync(MusicGeneration song, PartialFile file, AudioKind kind, List<string> notes, CancellationToken cancellationToken)
    {
        if (options.WritesTags && kind is AudioKind.Aac or AudioKind.Aiff or AudioKind.WebM or AudioKind.Rf64)
        {
            notes.Add($"Song {song.Id} is saved as served, without tags: it is {kind.ToString().ToUpperInvariant()} audio.");
        }

        if (!options.WritesTags || kind is not (AudioKind.Mp3 or AudioKind.Wav))
        {
            return null;
        }

        try
        {
            var software = options.Version is { } version ? $"AimlMusic {version}" : "AimlMusic";
            var outcome = await SongTagger.ApplyAsync(file.Path, kind, SongTags.Of(song, software), connection.TimeProvider, cancellationToken).ConfigureAwait(false);
            if (outcome.IsTagged)
            {
                file.Tagged(outcome.Length);
                return outcome.Sha256;
            }

            notes.Add($"Song {song.Id} has no tags, because {outcome.Reason}.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The song is here, and worth more than its tags.
            notes.Add($"Song {song.Id} has no tags: {e.Message}");
        }

        return null;
    }
}
