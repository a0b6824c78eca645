namespace AimlMusic.Core;

/// <summary>
/// Opens only regular files. Reading a device may never end, opening a pipe waits for another process, and a link can lead to
/// any target.
/// </summary>
internal static class RegularFile
{
    /// <summary>Opens a file for reading. A link to a regular file is accepted.</summary>
    /// <exception cref="IOException">It is not a regular file, or cannot be opened.</exception>
    public static FileStream OpenRead(string path)
    {
#if NET
        if (UnixFile.Of(path, followsLinks: true) is { IsRegular: false })
        {
            throw new NotRegularFileException(path, "a pipe, a device or a folder");
        }
#endif
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
    }

    /// <summary>Throws if a path exists and is not a regular file.</summary>
    /// <exception cref="NotRegularFileException">It is a link, a pipe or a device.</exception>
    public static void ThrowIfOther(string path)
    {
#if NET
        var file = UnixFile.Of(path);
        if (file is { IsRegular: true })
        {
            return;
        }

        if (new FileInfo(path).LinkTarget is { } target)
        {
            throw new NotRegularFileException(path, $"a link to '{target}'");
        }

        // A folder causes another error.
        if (file is not null && !Directory.Exists(path))
        {
            throw new NotRegularFileException(path, "a pipe or a device");
        }
#endif
    }

    /// <summary>
    /// Opens a file exclusively for further writing, if it is a regular file of this user with only one name, so that nothing is
    /// written elsewhere.
    /// </summary>
    /// <exception cref="IOException">It belongs to another user, or is in use.</exception>
    /// <exception cref="UnauthorizedAccessException">It belongs to another user.</exception>
    public static FileStream OpenOwn(string path, FileShare share)
    {
        ThrowIfOther(path);
        FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, share, 1, FileOptions.Asynchronous);
#if NET
        // Another file may have received the name in the meantime.
        if (UnixFile.Of(file.SafeFileHandle) is { } opened && (!opened.IsOurs || opened != UnixFile.Of(path)))
        {
            file.Dispose();
            throw new IOException($"'{path}' belongs to another user, or has more than one name.");
        }
#endif
        return file;
    }

    /// <summary>Whether the path exists, including links without a target.</summary>
    public static bool IsThere(string path) => File.Exists(path) || Directory.Exists(path)
#if NET
        || new FileInfo(path).LinkTarget is not null
#endif
        ;
}
