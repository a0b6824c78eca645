namespace AimlMusic.PowerShell;

/// <summary>The file of a saved song as Get-Item returns it, with properties of the song.</summary>
internal static class SavedFile
{
    public static PSObject Create(PSCmdlet cmdlet, SavedSong saved)
    {
        var file = cmdlet.InvokeProvider.Item.Get([saved.Path], force: true, literalPath: true).First();
        file.TypeNames.Insert(0, SongRecord.SavedFileType);
        foreach (var (name, value) in Facts(saved))
        {
            file.Properties.Add(new PSNoteProperty(name, value));
        }

        return file;
    }

    private static IEnumerable<(string Name, object? Value)> Facts(SavedSong saved) =>
    [
        ("GenerationId", saved.Song.Id),
        ("Sha256", saved.Sha256),
        ("Model", saved.Song.Model),
        ("Duration", saved.Duration ?? saved.Song.Duration),
        ("DurationSec", (saved.Duration ?? saved.Song.Duration)?.TotalSeconds),
        ("SampleRate", saved.SampleRate),
        ("Channels", saved.Channels),
        ("BitRate", saved.BitRate),
        ("Sidecar", saved.Sidecar),
        ("IsSandbox", saved.Song.IsSandbox),
    ];
}
