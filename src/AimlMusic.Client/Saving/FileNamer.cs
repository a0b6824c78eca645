namespace AimlMusic.Saving;

/// <summary>Determines the final name of a complete file in its folder, and renames the file.</summary>
internal sealed class FileNamer(TimeProvider time)
{
    private readonly NameReservations _names = new();

    /// <summary>Rejects an invalid file name before the download.</summary>
    public static void ThrowIfUnusable(SaveTarget target, MusicGeneration song)
    {
        if (target.FileName is { } name && !(target.IsExact ? IsBare(name) : SafeFileName.IsSafe(name)))
        {
            throw new AimlMusicException(AimlMusicErrorKind.InvalidFileName, $"'{name}' is not a valid file name. Song {song.Id} was not saved.") { Generation = song };
        }

        if (FileNameLimit.In(target.Folder).FindProblem(target.FileName) is { } problem)
        {
            var what = target.FileName is null ? $"No song can be saved in '{target.Folder}'" : $"The file name '{target.FileName}' is too long";
            throw new AimlMusicException(AimlMusicErrorKind.InvalidFileName, $"{what}: {problem}. Song {song.Id} was not saved.") { Generation = song };
        }
    }

    /// <summary>Rejects a file name that is already used before the download.</summary>
    public void ThrowIfTaken(SaveTarget target, MusicGeneration song)
    {
        if (target.FileName is { } name && Path.GetExtension(name).Length > 0 && !target.Overwrite)
        {
            var path = Path.Combine(target.Folder, name);
            var isOfThisRun = _names.IsTaken(path);
            if (Directory.Exists(path) || (RegularFile.IsThere(path) && (target.IsExact || !isOfThisRun)))
            {
                throw Exists(path, song);
            }
        }
    }

    // A name that is valid on this system. If it was specified as a path, it need not be valid on all systems.
    private static bool IsBare(string name) =>
        name is not ("" or "." or "..") && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && Path.GetFileName(name) == name;

    /// <param name="file">The complete file under its partial name.</param>
    /// <param name="sha256">The SHA-256 of the file with its tags.</param>
    /// <param name="kind">The kind of the file.</param>
    /// <param name="target">The target.</param>
    /// <param name="song">The song.</param>
    /// <param name="announce">Called with each path before the file gets it.</param>
    /// <param name="cancellationToken">Cancels the wait for a file that is in use.</param>
    /// <returns>The path of the song, and the SHA-256 of the file at that path, which can be an existing file of the same song.</returns>
    /// <exception cref="IOException">The file, or the one that is to be replaced, is in use.</exception>
    /// <exception cref="UnauthorizedAccessException">The same reasons.</exception>
    public (string Path, string Sha256) Place(PartialFile file, string sha256, AudioKind kind, SaveTarget target, MusicGeneration song, Action<string> announce, CancellationToken cancellationToken)
    {
        string path = "";
        foreach (var name in Candidates(target, song, AudioExtension.Of(kind, song.ContentType)))
        {
            path = Path.Combine(target.Folder, name);
            if (!_names.TryTake(path))
            {
                continue;
            }

            if (Directory.Exists(path))
            {
                _names.Release(path);
                continue;
            }

            announce(path);
            if (TryPlace(file, path, target.Overwrite, cancellationToken))
            {
                return (path, sha256);
            }

            if (target.FileName is null && DigestOfSameAudio(file.Path, path) is { } there)
            {
                return (path, there);
            }

            // The file belongs to another song, which may still be saved by this run and must find it there.
            _names.Release(path);
            if (target.FileName is not null)
            {
                break;
            }
        }

        throw Exists(path, song);
    }

    // A name that the user specified is not changed if a file with that name exists.
    private static IEnumerable<string> Candidates(SaveTarget target, MusicGeneration song, string extension)
    {
        var room = FileNameLimit.In(target.Folder);
        var stem = target.FileName ?? room.Cut(SongName.Of(song));
        if (target.FileName is { } chosen && (target.IsExact ? Path.GetExtension(chosen).Length > 0 : AudioExtension.IsAudio(chosen)))
        {
            stem = Path.GetFileNameWithoutExtension(chosen);
            extension = Path.GetExtension(chosen);
        }

        yield return stem + extension;
        if (!target.IsExact)
        {
            yield return $"{room.Cut(stem)}-{SongName.ShortId(song)}{extension}";
        }
    }

    private bool TryPlace(PartialFile file, string path, bool overwrite, CancellationToken cancellationToken)
    {
        try
        {
            file.Place(path, overwrite, time, cancellationToken);
            return true;
        }
        catch (IOException) when (!overwrite && RegularFile.IsThere(path))
        {
            return false;
        }
    }

    /// <summary>The SHA-256 of an existing file with the same audio, whatever its tags; null if the audio differs or cannot be read.</summary>
    private string? DigestOfSameAudio(string own, string existing)
    {
        try
        {
            var audio = AudioDigest.Of(own);
            return FileLockRetry.Retry(() => AudioDigest.Of(existing) == audio ? FileDigest.Sha256(existing) : null, time);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static AimlMusicException Exists(string path, MusicGeneration song) =>
        new(AimlMusicErrorKind.FileExists, $"'{path}' already exists. Song {song.Id} was not saved.") { Generation = song, Path = path };
}
