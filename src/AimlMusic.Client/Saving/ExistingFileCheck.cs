namespace AimlMusic.Saving;

/// <summary>
/// Detects that a song is already in its folder: the ledger has the path, and the digest of the file matches. If a script is run again, it
/// downloads no song twice and needs no link, which may have expired. If a process ended just before it could record a saved song, no second
/// file is created.
/// </summary>
internal sealed class ExistingFileCheck(SongLedger? ledger, AimlMusicConnection connection)
{
    public async Task<SavedSong?> FindAsync(MusicGeneration song, SaveTarget target, CancellationToken cancellationToken)
    {
        if (target.Overwrite || IsOfThisRun(song) || Recall(song.Id) is not { Sha256: { } sha256 } entry
            || (entry.Path ?? entry.Placing) is not { } path || !IsWanted(path, target))
        {
            return null;
        }

        if (!RegularFile.IsThere(path))
        {
            await PlaceAsync(song, path, sha256, cancellationToken).ConfigureAwait(false);
        }

        if (!await HoldsAsync(path, sha256, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var saved = Describe(song, path, sha256)?.Probed();
        if (saved is not null && entry.State != LedgerState.Saved)
        {
            ledger?.Saved(saved, connection.BaseUri);
        }

        return saved;
    }

    // A song that this process submitted, and that has a link, is not in an earlier file. Searching a large ledger would take time.
    private static bool IsOfThisRun(MusicGeneration song) => !string.IsNullOrEmpty(song.AudioUrl) && song.SubmittedUtc > ProcessIdentity.Begun;

    private LedgerEntry? Recall(string id)
    {
        try
        {
            return ledger?.Find(id);
        }
        catch (AimlMusicException)
        {
            // Saving costs nothing, so it continues without a ledger.
            return null;
        }
    }

    // The file is complete, tagged and recorded. It only lacks its name, because the process ended or the file was in use.
    private async Task PlaceAsync(MusicGeneration song, string path, string sha256, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var other in PartialName.Find(Path.GetDirectoryName(path)!, SongName.ShortId(song)))
            {
                if (PartialName.VersionIn(other) is null && await HoldsAsync(other, sha256, cancellationToken).ConfigureAwait(false))
                {
                    AtomicFile.Move(other, path, connection.TimeProvider, cancellationToken);
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The song is downloaded again.
        }
    }

    private async Task<bool> HoldsAsync(string path, string sha256, CancellationToken cancellationToken)
    {
        try
        {
            return await FileLockRetry.RetryAsync(() => FileDigest.Sha256(path), connection.TimeProvider, null, cancellationToken).ConfigureAwait(false) == sha256;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsWanted(string path, SaveTarget target)
    {
        var name = Path.GetFileName(path);
        return Path.Combine(target.Folder, name) == path
            && (target.FileName is null || target.FileName == name || target.FileName == Path.GetFileNameWithoutExtension(name));
    }

    private static SavedSong? Describe(MusicGeneration song, string path, string sha256)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return new SavedSong(song, path, AudioSniffer.Recognize(stream), stream.Length, sha256);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
