namespace AimlMusic;

/// <summary>Where the ledger is: <c>AIMLMUSIC_HOME</c>, else the user's local application data.</summary>
public static class LedgerLocation
{
    /// <summary>The variable that names another folder.</summary>
    public const string Variable = "AIMLMUSIC_HOME";

    /// <summary>The folder that holds for this process now.</summary>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.LedgerUnavailable"/> where there is no such folder, as for a service without a home.</exception>
    public static string Find()
    {
        var chosen = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrWhiteSpace(chosen))
        {
            return Path.GetFullPath(chosen);
        }

        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length > 0
            ? Path.Combine(data, "AimlMusic")
            : throw new AimlMusicException(AimlMusicErrorKind.LedgerUnavailable, $"This user has no folder for application data to keep the ledger in. {Variable} can name one.");
    }

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
