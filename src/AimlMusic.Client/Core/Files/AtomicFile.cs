namespace AimlMusic.Core;

/// <summary>
/// Atomic file writes: a file is written under a temporary name and renamed when it is complete. If another process uses the file, the
/// rename is retried.
/// </summary>
internal static class AtomicFile
{
    /// <summary>Creates a file, and replaces one that a terminated process left.</summary>
    public static FileStream Create(string path)
    {
        File.Delete(path);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
    }

    /// <summary>Renames a file, and replaces an existing file.</summary>
    /// <param name="from">The file.</param>
    /// <param name="to">The new name.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="IOException">One of the files remains in use.</exception>
    /// <exception cref="UnauthorizedAccessException">One of the files remains in use, or access is denied.</exception>
    public static void Replace(string from, string to, TimeProvider? time = null, CancellationToken cancellationToken = default) =>
        FileLockRetry.Retry(() => ReplaceOnce(from, to), time, () => Directory.Exists(to), cancellationToken);

    /// <summary>Renames a file, if no file with the new name exists.</summary>
    /// <inheritdoc cref="Replace"/>
    /// <exception cref="IOException">A file with that name exists, or the file remains in use.</exception>
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
            // The temporary file is left behind.
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
