namespace AimlMusic.Core;

/// <summary>
/// Opens regular files alone. Reading a device may never end, opening a pipe waits for another process, and a link leads where
/// somebody else wants it to.
/// </summary>
internal static class RegularFile
{
    /// <summary>Opens a file to read it; a link to a regular file is one.</summary>
    /// <exception cref="IOException">It is no regular file, or cannot be opened.</exception>
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

    /// <summary>Says that what has a name is no file of its own; nothing at all is fine.</summary>
    /// <exception cref="NotRegularFileException">It is a link, a pipe or a device.</exception>
    public static void ThrowIfOther(string path)
    {
#if NET
        if (new FileInfo(path).LinkTarget is { } target)
        {
            throw new NotRegularFileException(path, $"a link to '{target}'");
        }

        // A folder has an error of its own.
        if (UnixFile.Of(path) is { IsRegular: false } && !Directory.Exists(path))
        {
            throw new NotRegularFileException(path, "a pipe or a device");
        }
#endif
    }

    /// <summary>
    /// Opens a file to go on writing it, alone, where it is a regular file that this user made and that has no other name: then
    /// what is written goes nowhere else.
    /// </summary>
    /// <exception cref="IOException">It is another's, or in use.</exception>
    /// <exception cref="UnauthorizedAccessException">It is another's.</exception>
    public static FileStream OpenOwn(string path, FileShare share)
    {
        ThrowIfOther(path);
        FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, share, 1, FileOptions.Asynchronous);
#if NET
        // Another file may have got the name while it was opened.
        if (UnixFile.Of(file.SafeFileHandle) is { } opened && (!opened.IsOurs || opened != UnixFile.Of(path)))
        {
            file.Dispose();
            throw new IOException($"'{path}' belongs to another user, or has more than one name.");
        }
#endif
        return file;
    }

    /// <summary>Whether anything has that name, a link that leads nowhere among it.</summary>
    public static bool IsThere(string path) => File.Exists(path) || Directory.Exists(path)
#if NET
        || new FileInfo(path).LinkTarget is not null
#endif
        ;
}
