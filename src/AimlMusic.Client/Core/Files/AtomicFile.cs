namespace AimlMusic.Core;

/// <summary>
/// Files that are written under a passing name, and get their own when they are whole. A file that somebody holds for a moment gets it
/// a moment later.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Opens a new file; one that a process left which died is removed.</summary>
    public static FileStream Create(string path)
    {
        File.Delete(path);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
    }

    /// <summary>Gives a file a name, whether there is one of that name or not.</summary>
    /// <param name="from">The file.</param>
    /// <param name="to">Its name.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="IOException">One of the two is held for longer.</exception>
    /// <exception cref="UnauthorizedAccessException">One of the two is held for longer, or may not be changed.</exception>
    public static void Replace(string from, string to, TimeProvider? time = null, CancellationToken cancellationToken = default) =>
        FileLockRetry.Retry(() => ReplaceOnce(from, to), time, () => Directory.Exists(to), cancellationToken);

    /// <summary>Gives a file a name that no other file has.</summary>
    /// <inheritdoc cref="Replace"/>
    /// <exception cref="IOException">A file of that name is there, or the file is held for longer.</exception>
    public static void Move(string from, string to, TimeProvider? time = null, CancellationToken cancellationToken = default) =>
        FileLockRetry.Retry(() => MoveOnce(from, to), time, () => RegularFile.IsThere(to), cancellationToken);

    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays as what its name says.
        }
    }

    private static void ReplaceOnce(string from, string to)
    {
#if NET
        File.Move(from, to, overwrite: true);
#else
        if (File.Exists(to))
        {
            File.Replace(from, to, null);
        }
        else
        {
            File.Move(from, to);
        }
#endif
    }

    private static void MoveOnce(string from, string to)
    {
#if NET
        ExclusiveMove.Move(from, to);
#else
        File.Move(from, to);
#endif
    }
}
