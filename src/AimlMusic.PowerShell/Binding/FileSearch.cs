namespace AimlMusic.PowerShell;

/// <summary>Finds texts that are the path of a file. It is asked for each song, so PowerShell resolves only what is more than a name.</summary>
internal sealed class FileSearch(PSCmdlet cmdlet)
{
    // A name with a dot may be resolved, too: it is more likely to be a file, and must not depend on an earlier location.
    private static readonly char[] PathMarks = [':', '/', '\\', '~', '.'];

    private string? _location;

    /// <summary>Whether a text is the path of an existing file.</summary>
    public bool IsFile(string text)
    {
        if (text.IndexOfAny(PathMarks) >= 0)
        {
            return FilePaths.FindFile(cmdlet, text) is not null;
        }

        try
        {
            return File.Exists(Path.Combine(_location ??= FilePaths.Location(cmdlet), text));
        }
        catch (ArgumentException)
        {
            // In .NET Framework: characters that no path contains.
            return false;
        }
    }
}
