namespace AimlMusic.PowerShell;

/// <summary>Finds and looks into recordings that are named as files; each once, however many songs follow it.</summary>
internal sealed class ReferenceFiles(PSCmdlet cmdlet)
{
    private readonly Dictionary<(string Path, DateTime Changed), ReferenceFile> _known = [];

    /// <summary>The file; null where the text names none that is there. What it is then, a URL or a mistake, the request's check tells.</summary>
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

    // A scheme of whatever kind; a drive such as C: has no slashes after it.
    private static bool IsUrl(string reference) => reference.IndexOf("://", StringComparison.Ordinal) > 0;
}
