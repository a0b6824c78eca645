namespace AimlMusic;

/// <summary>Opens files that their owner alone may read.</summary>
internal static class OwnedFile
{
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
#if NET
        FileStreamOptions options = new() { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && mode is not FileMode.Open)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
#else
        // The user's profile keeps others out on Windows.
        return new FileStream(path, mode, access, share, 1);
#endif
    }
}
