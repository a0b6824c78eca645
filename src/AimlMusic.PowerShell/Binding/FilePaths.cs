using System.Collections.ObjectModel;

namespace AimlMusic.PowerShell;

/// <summary>Resolves PowerShell paths to file system paths.</summary>
internal static class FilePaths
{
    /// <summary>The name of the provider of files.</summary>
    public const string FileSystem = "FileSystem";

    /// <summary>Resolves a literal path. The file does not need to exist.</summary>
    public static string Resolve(PSCmdlet cmdlet, string path)
    {
        var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        Check(provider, path);
        return full;
    }

    /// <summary>Resolves the path of an existing file; null if the text is not such a path.</summary>
    public static string? FindFile(PSCmdlet cmdlet, string text)
    {
        try
        {
            return Resolve(cmdlet, text) is var path && File.Exists(path) ? path : null;
        }
        catch (Exception e) when (e is AimlMusicException or SessionStateException or NotSupportedException or ArgumentException)
        {
            // A drive or provider without files, or not a path at all.
            return null;
        }
    }

    /// <summary>Resolves a path with wildcards to the matching full paths.</summary>
    public static Collection<string> Expand(PSCmdlet cmdlet, string path)
    {
        var found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
        Check(provider, path);
        return found.Count > 0 ? found : throw new AimlMusicException(AimlMusicErrorKind.FileNotFound, "no file matches this path.");
    }

    private static void Check(ProviderInfo provider, string path)
    {
        if (provider.Name != FileSystem)
        {
            throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, $"'{path}' belongs to the provider {provider.Name}. Only file system paths are supported.");
        }
    }
}
