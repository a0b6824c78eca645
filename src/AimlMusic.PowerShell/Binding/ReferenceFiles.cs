namespace AimlMusic.PowerShell;

/// <summary>Finds and looks into recordings that are named as files; each once, however many songs follow it.</summary>
internal sealed class ReferenceFiles(PSCmdlet cmdlet)
{
    private readonly Dictionary<(string Path, DateTime Changed), ReferenceFile> _known = [];

    /// <summary>The file, or null where the text is a URL.</summary>
    /// <exception cref="AimlMusicException">It is neither a URL nor a file that can be read.</exception>
    public ReferenceFile? Find(string? reference)
    {
        if (string.IsNullOrWhiteSpace(reference) || IsUrl(reference!))
        {
            return null;
        }

        string path;
        try
        {
            path = FilePaths.Resolve(cmdlet, reference!);
        }
        catch (Exception e) when (e is SessionStateException or NotSupportedException or ArgumentException)
        {
            throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, $"ReferenceAudio '{reference}' is neither an http or https URL nor a file: {e.Message}", e);
        }

        if (!File.Exists(path))
        {
            throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, $"ReferenceAudio '{reference}' is neither an http or https URL nor a file that is there. Nothing was sent.") { Path = path };
        }

        var key = (path, File.GetLastWriteTimeUtc(path));
        return _known.TryGetValue(key, out var known) ? known : _known[key] = ReferenceFile.Open(path);
    }

    // A scheme of whatever kind; a drive such as C: has no slashes after it.
    private static bool IsUrl(string reference) => reference.IndexOf("://", StringComparison.Ordinal) > 0;
}
