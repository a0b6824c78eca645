namespace AimlMusic;

/// <summary>Where the ledger is: <c>AIMLMUSIC_HOME</c>, else the user's local application data.</summary>
public static class LedgerLocation
{
    /// <summary>The variable that names another folder.</summary>
    public const string Variable = "AIMLMUSIC_HOME";

    /// <summary>The folder that holds for this process now.</summary>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.LedgerUnavailable"/> where there is no such folder, as for a service without a home, or where
    /// it is not the same whatever the current folder is.
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

    // Each current folder would have a ledger of its own, and none would know what another has paid for.
    private static AimlMusicException Relative(string chosen) => new(
        AimlMusicErrorKind.LedgerUnavailable,
        $"{Variable} is the relative path '{chosen}', which depends on the current folder: a song could be paid for twice. Set it to a full path, such as '{Path.GetFullPath(chosen.TrimStart('~', '/'))}'.");

    /// <summary>Makes the folder, for its owner alone.</summary>
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
