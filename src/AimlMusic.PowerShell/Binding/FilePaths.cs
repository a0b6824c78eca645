using System.Collections.ObjectModel;

namespace AimlMusic.PowerShell;

/// <summary>Turns PowerShell paths into the file system's own.</summary>
internal static class FilePaths
{
    private const string FileSystem = "FileSystem";

    /// <summary>The full path of a name that is meant as it stands: brackets are letters, and nothing need be there.</summary>
    public static string Resolve(PSCmdlet cmdlet, string path)
    {
        var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        Check(provider, path);
        return full;
    }

    /// <summary>The full path of a file that is there; null where the text names none, whatever it is.</summary>
    public static string? FindFile(PSCmdlet cmdlet, string text)
    {
        try
        {
            return Resolve(cmdlet, text) is var path && File.Exists(path) ? path : null;
        }
        catch (Exception e) when (e is AimlMusicException or SessionStateException or NotSupportedException or ArgumentException)
        {
            // Of a drive or provider that has no files, or no path at all.
            return null;
        }
    }

    /// <summary>The full paths that a name with wildcards stands for.</summary>
    public static Collection<string> Expand(PSCmdlet cmdlet, string path)
    {
        var found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
        Check(provider, path);
        return found.Count > 0 ? found : throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, "no file has such a name.");
    }

    private static void Check(ProviderInfo provider, string path)
    {
        if (provider.Name != FileSystem)
        {
            throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, $"'{path}' is of the provider {provider.Name}; only the file system holds files.");
        }
    }
}
