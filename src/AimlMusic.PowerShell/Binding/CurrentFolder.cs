namespace AimlMusic.PowerShell;

/// <summary>The current folder of a session. It is resolved only when the location has changed.</summary>
internal sealed class CurrentFolder(PSCmdlet cmdlet)
{
    private string? _location;
    private string? _folder;

    /// <summary>Gets the folder; null if the current location is not in the file system.</summary>
    public string? Find()
    {
        try
        {
            var current = cmdlet.SessionState.Path.CurrentLocation;
            if (current.Path != _location)
            {
                (_location, _folder) = (current.Path, current.Provider.Name == FilePaths.FileSystem ? current.ProviderPath : null);
            }

            return _folder;
        }
        catch (Exception e) when (e is SessionStateException or InvalidOperationException)
        {
            // The session has no drive, or the current one was removed.
            return null;
        }
    }
}
