namespace AimlMusic.Core;

/// <summary>Opens regular files with access for their owner only. Links and pipes are rejected.</summary>
internal static class PrivateFile
{
#if NET
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
#endif

    /// <exception cref="IOException">It is not a regular file, or cannot be opened.</exception>
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
        // On Windows, the profile of the user is private.
        return new FileStream(path, mode, access, share, 1);
#endif
    }

#if NET
    // A file that was copied there can have other permissions.
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
            // It belongs to another user, or the file system has no permissions.
        }
    }
#endif
}
