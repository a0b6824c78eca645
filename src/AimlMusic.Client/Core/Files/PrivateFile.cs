namespace AimlMusic.Core;

/// <summary>Opens files that their owner alone may read, and that are regular files: no link is followed, and no pipe waited for.</summary>
internal static class PrivateFile
{
#if NET
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
#endif

    /// <exception cref="IOException">It is no regular file, or cannot be opened.</exception>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        RegularFile.ThrowIfOther(path);
#if NET
        FileStreamOptions options = new() { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        if (mode is not FileMode.Open)
        {
            options.UnixCreateMode = Owner;
        }

        FileStream file = new(path, options);
        CloseToOthers(file);
        return file;
#else
        // The user's profile keeps others out on Windows.
        return new FileStream(path, mode, access, share, 1);
#endif
    }

#if NET
    // One that was copied there, or written by a program with other habits, is open to others until now.
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void CloseToOthers(FileStream file)
    {
        try
        {
            var mode = File.GetUnixFileMode(file.SafeFileHandle);
            if ((mode & Owner) != mode)
            {
                File.SetUnixFileMode(file.SafeFileHandle, mode & Owner);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is another user's, or on a disk that knows no modes.
        }
    }
#endif
}
