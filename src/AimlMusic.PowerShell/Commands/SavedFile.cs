namespace AimlMusic.PowerShell;

/// <summary>The file of a saved song as Get-Item gives it, with what is known of the song.</summary>
internal static class SavedFile
{
    public static PSObject Create(PSCmdlet cmdlet, SavedSong saved)
    {
        var file = cmdlet.InvokeProvider.Item.Get([saved.Path], force: true, literalPath: true).First();
        file.Properties.Add(new PSNoteProperty("GenerationId", saved.Song.Id));
        file.Properties.Add(new PSNoteProperty("Sha256", saved.Sha256));
        file.Properties.Add(new PSNoteProperty("Model", saved.Song.Model));
        file.Properties.Add(new PSNoteProperty("Duration", saved.Song.Duration));
        file.Properties.Add(new PSNoteProperty("IsSandbox", saved.Song.IsSandbox));
        return file;
    }
}
