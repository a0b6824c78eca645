namespace AimlMusic.PowerShell;

/// <summary>Finds texts that are the path of a file. PowerShell resolves only those that are more than a name, because that takes long for each song.</summary>
internal sealed class FileSearch(PSCmdlet cmdlet)
{
    // A text with a dot or a separator can be rejected for it, so the current location applies. A name is only warned of.
    private static readonly char[] PathMarks = [':', '/', '\\', '~', '.'];

    private string? _location;

    /// <summary>Whether a text is the path of an existing file.</summary>
    public bool IsFile(string text) => text.IndexOfAny(PathMarks) >= 0 ? FilePaths.FindFile(cmdlet, text) is not null : HasFile(text);

    // In the folder that is current when the first name is searched.
    private bool HasFile(string name)
    {
        try
        {
            return File.Exists(Path.Combine(_location ??= FilePaths.Location(cmdlet), name));
        }
        catch (ArgumentException)
        {
            // In .NET Framework: characters that no path contains.
            return false;
        }
    }
}
