namespace AimlMusic.Saving;

/// <summary>Finds the name under which a whole song stands in its folder, and gives it that name.</summary>
internal sealed class FileNamer(TimeProvider time)
{
    private readonly NameReservations _names = new();

    /// <summary>Says before a byte is fetched that the name that was asked for is no name of a file in its folder.</summary>
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

    /// <summary>Says before a byte is fetched that the one name that was asked for cannot be had.</summary>
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

    // What this system takes for a name; one that was typed as a path need not work on every other.
    private static bool IsBare(string name) =>
        name is not ("" or "." or "..") && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && Path.GetFileName(name) == name;

    /// <param name="file">The whole song under its passing name.</param>
    /// <param name="digests">What it is known by.</param>
    /// <param name="kind">What its bytes are.</param>
    /// <param name="target">Where it is to be.</param>
    /// <param name="song">The song.</param>
    /// <param name="announce">Told of each path before the song is to get it.</param>
    /// <param name="cancellationToken">Stops the waiting for who holds a file.</param>
    /// <returns>Where the song is, and the SHA-256 of the file, which was there already where that is another.</returns>
    /// <exception cref="IOException">Somebody holds the file, or that in whose place it is to be.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public (string Path, string Sha256) Place(PartialFile file, SongDigests digests, AudioKind kind, SaveTarget target, MusicGeneration song, Action<string> announce, CancellationToken cancellationToken)
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
                return (path, digests.Saved);
            }

            if (target.FileName is null && digests.FindIn(path, time) is { } there)
            {
                return (path, there);
            }

            // It is another's file. The song whose file it is may still come, and must find it there.
            _names.Release(path);
            if (target.FileName is not null)
            {
                break;
            }
        }

        throw Exists(path, song);
    }

    // Only a name that was not chosen by the user gives way to a file that is there already.
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

    private static AimlMusicException Exists(string path, MusicGeneration song) =>
        new(AimlMusicErrorKind.FileExists, $"'{path}' already exists. Song {song.Id} was not saved.") { Generation = song, Path = path };
}
