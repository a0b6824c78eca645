namespace AimlMusic;

/// <summary>Files that are written under a passing name, and get their own when they are whole.</summary>
internal static class WholeFile
{
    /// <summary>Opens a new file; one that a process left which died is removed.</summary>
    public static FileStream Create(string path)
    {
        File.Delete(path);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
    }

    /// <summary>Gives a file a name, whether there is one of that name or not.</summary>
    public static void Replace(string from, string to)
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

    /// <summary>Gives a file a name that no other file has.</summary>
    /// <exception cref="IOException">A file of that name is there.</exception>
    public static void Move(string from, string to)
    {
#if NET
        ExclusiveMove.Move(from, to);
#else
        File.Move(from, to);
#endif
    }

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
}
