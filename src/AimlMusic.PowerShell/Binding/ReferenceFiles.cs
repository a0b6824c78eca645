namespace AimlMusic.PowerShell;

/// <summary>Finds and inspects reference recordings on this machine. Each file is inspected once, even for many songs.</summary>
internal sealed class ReferenceFiles(PSCmdlet cmdlet)
{
    private readonly Dictionary<(string Path, DateTime Changed), ReferenceFile> _known = [];

    /// <summary>Finds the file; null if the text is not the path of an existing file. The validation of the request decides whether it is a URL.</summary>
    /// <exception cref="AimlMusicException">The file cannot be read.</exception>
    public ReferenceFile? Find(string? reference)
    {
        if (string.IsNullOrWhiteSpace(reference) || IsUrl(reference!) || FilePaths.FindFile(cmdlet, reference!) is not { } path)
        {
            return null;
        }

        var key = (path, File.GetLastWriteTimeUtc(path));
        return _known.TryGetValue(key, out var known) ? known : _known[key] = ReferenceFile.Open(path);
    }

    // Any scheme. A drive such as C: is not followed by slashes.
    private static bool IsUrl(string reference) => reference.IndexOf("://", StringComparison.Ordinal) > 0;
}
