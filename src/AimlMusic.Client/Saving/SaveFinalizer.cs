namespace AimlMusic.Saving;

/// <summary>
/// Finishes a song whose audio was received: writes the tags, gives the file its name, writes the sidecar file and records the song. The
/// partial file is removed only after that.
/// </summary>
internal sealed class SaveFinalizer(AimlMusicConnection connection, SongLedger? ledger, SaveOptions options)
{
    private readonly FileNamer _placement = new(connection.TimeProvider);
    private readonly SidecarWriter _sidecars = new(connection.TimeProvider, ledger, options);

    /// <summary>Rejects a file name that is already used before the download.</summary>
    public void ThrowIfTaken(SaveTarget target, MusicGeneration song) => _placement.ThrowIfTaken(target, song);

    /// <param name="song">The song.</param>
    /// <param name="file">The complete audio.</param>
    /// <param name="target">The target.</param>
    /// <param name="note">The note about the audio; null if there is none.</param>
    /// <param name="cancellationToken">Canceled before the file has its name.</param>
    /// <exception cref="AimlMusicException">The file remains in use. It is kept under its partial name.</exception>
    public async Task<SavedSong> FileAsync(MusicGeneration song, PartialFile file, SaveTarget target, string? note, CancellationToken cancellationToken)
    {
        // Raw samples cannot be recognized. Audio with a note may be of any kind.
        var kind = file.Kind == AudioKind.Unknown && note is null ? AudioKind.Pcm : file.Kind;
        List<string> notes = note is null ? [] : [note];
        var served = KeepIfLocked(song, file, () => file.Complete(connection.TimeProvider, cancellationToken));
        var sha256 = await TagAsync(song, file, kind, notes, cancellationToken).ConfigureAwait(false) ?? served;
        var (path, there) = KeepIfLocked(song, file, () => _placement.Place(
            file, sha256, kind, target, song, name => ledger?.Placing(song, name, sha256, connection.BaseUri), cancellationToken));
        SavedSong saved = new(song, path, kind, file.IsPlaced ? file.Length : new FileInfo(path).Length, there);
        saved = saved.Probed() with { Sidecar = _sidecars.Write(saved, served, target.Overwrite, notes) };
        saved = saved.Noted(notes);
        ledger?.Saved(saved, connection.BaseUri);
        PartialName.RemoveLeftovers(target.Folder, SongName.ShortId(song), connection.TimeProvider.GetUtcNow());
        return saved;
    }

    /// <summary>Completes a song that was saved before, such as with a missing sidecar file.</summary>
    public SavedSong Complete(SavedSong saved)
    {
        List<string> notes = [];
        return (saved with { Sidecar = _sidecars.WriteMissing(saved, notes) }).Noted(notes);
    }

    // A complete file is not removed because it could not be renamed.
    private static T KeepIfLocked<T>(MusicGeneration song, PartialFile file, Func<T> action)
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

    /// <summary>The SHA-256 of the file with its tags; null if it has none.</summary>
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
            // The song is saved without tags.
            notes.Add($"Song {song.Id} has no tags: {e.Message}");
        }

        return null;
    }
}
