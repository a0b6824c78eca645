namespace AimlMusic.PowerShell;

/// <summary>The file of a saved song as PowerShell shows files, with what is known of the song.</summary>
internal static class SavedFile
{
    public static PSObject Create(SavedSong saved)
    {
        PSObject file = new(new FileInfo(saved.Path));
        file.Properties.Add(new PSNoteProperty("GenerationId", saved.Song.Id));
        file.Properties.Add(new PSNoteProperty("Sha256", saved.Sha256));
        file.Properties.Add(new PSNoteProperty("Model", saved.Song.Model));
        file.Properties.Add(new PSNoteProperty("Duration", saved.Song.Duration));
        file.Properties.Add(new PSNoteProperty("IsSandbox", saved.Song.IsSandbox));
        return file;
    }
}
