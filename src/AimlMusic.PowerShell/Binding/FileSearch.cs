namespace AimlMusic.PowerShell;

/// <summary>Finds texts that are the path of a file. PowerShell resolves only those that are more than a name, because that takes long for each song.</summary>
internal sealed class FileSearch(PSCmdlet cmdlet)
{
    // With one of them, a text is more than a name. TextDoubts has those that make a path certain.
    private static readonly char[] PathMarks = [':', '/', '\\', '~', '.'];

    private readonly CurrentFolder _folder = new(cmdlet);

    /// <summary>Whether a text is the path of an existing file.</summary>
    public bool IsFile(string text) => text.IndexOfAny(PathMarks) >= 0
        ? FilePaths.FindFile(cmdlet, text) is not null
        : _folder.Find() is { } folder && HasFile(folder, text);

    private static bool HasFile(string folder, string name)
    {
        try
        {
            return File.Exists(Path.Combine(folder, name));
        }
        catch (ArgumentException)
        {
            // In .NET Framework: characters that no path contains.
            return false;
        }
    }
}
