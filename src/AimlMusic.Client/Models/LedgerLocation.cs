namespace AimlMusic;

/// <summary>The folder of the ledger: <c>AIMLMUSIC_HOME</c>, or otherwise a folder in the local application data of the user.</summary>
internal static class LedgerLocation
{
    /// <summary>The environment variable that specifies another folder.</summary>
    public const string Variable = "AIMLMUSIC_HOME";

    /// <summary>Gets the current folder.</summary>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.LedgerUnavailable"/>: there is no such folder, for example for a service account without a profile, or
    /// the path is relative.
    /// </exception>
    public static string Find()
    {
        var chosen = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrWhiteSpace(chosen))
        {
            return IsFull(chosen!) ? Path.GetFullPath(chosen) : throw Relative(chosen!);
        }

        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? Path.Combine(data, "AimlMusic")
            : throw new AimlMusicException(AimlMusicErrorKind.LedgerUnavailable, $"This user has no folder for application data, which the ledger needs. Set {Variable} to a folder.");
    }

    private static bool IsFull(string path) =>
#if NET
        Path.IsPathFullyQualified(path);
#else
        // On Windows "C:here" and "\\here" depend on the current folder and drive; in Mono a root is a slash.
        Path.DirectorySeparatorChar == '/' ? Path.IsPathRooted(path) : path.Length > 2 && Path.IsPathRooted(path) && (path[1] == ':' ? path[2] is '\\' or '/' : path[1] is '\\' or '/');
#endif

    // A relative path would create a ledger per current folder, and a song could be bought once in each.
    private static AimlMusicException Relative(string chosen) => new(
        AimlMusicErrorKind.LedgerUnavailable,
        $"{Variable} is the relative path '{chosen}', which depends on the current folder: a song could be paid for twice. Set it to a full path, such as '{Path.GetFullPath(chosen.TrimStart('~', '/'))}'.");

    /// <summary>Creates the folder with access for its owner only.</summary>
    internal static void Ensure(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

#if NET
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(folder);
    }
}
