namespace AimlMusic.PowerShell;

/// <summary>Determines the target of each song from -Path and -FileName.</summary>
internal sealed class SaveTargets
{
    private readonly string _folder;
    private readonly string? _exactName;
    private readonly object? _fileName;
    private readonly bool _overwrite;

    /// <exception cref="AimlMusicException">A name for all songs is not valid. It is reported before the songs are paid for.</exception>
    public SaveTargets(PSCmdlet cmdlet, string path, object? fileName, bool overwrite)
    {
        var full = FilePaths.Resolve(cmdlet, path);
        // A path without an audio extension is a folder, whether it exists or not.
        var isFolder = Directory.Exists(full) || path.EndsWith("/", StringComparison.Ordinal) || path.EndsWith("\\", StringComparison.Ordinal) || !AudioExtension.IsAudio(full);
        _fileName = Unwrap.Object(fileName);
        _overwrite = overwrite;
        _exactName = isFolder || _fileName is not null ? null : Path.GetFileName(full);
        _folder = _exactName is null ? full : Path.GetDirectoryName(full)!;
        if (_fileName is string name)
        {
            ThrowIfUnsafe(name, null);
        }
    }

    /// <summary>Checks the folder before the songs are paid for.</summary>
    /// <exception cref="AimlMusicException">No song can be saved there.</exception>
    public void ThrowIfNotWritable() => FolderProbe.ThrowIfNotWritable(_folder);

    public SaveTarget For(MusicGeneration song) => new()
    {
        Folder = _folder,
        FileName = _exactName ?? ChosenName(song),
        IsExact = _exactName is not null,
        Overwrite = _overwrite,
    };

    private string? ChosenName(MusicGeneration song)
    {
        var name = _fileName is ScriptBlock script ? Run(script, song) : _fileName?.ToString();
        if (name is not null)
        {
            ThrowIfUnsafe(name, song);
        }

        return name;
    }

    private static void ThrowIfUnsafe(string name, MusicGeneration? song)
    {
        if (!SafeFileName.IsSafe(name))
        {
            var hint = SafeFileName.Correct(name) is { } safe ? $" You can use '{safe}' instead." : "";
            throw new AimlMusicException(AimlMusicErrorKind.InvalidFileName, $"'{name}' is not a valid file name on every system.{hint}") { Generation = song };
        }
    }

    // An error in the script block is an error of this song only.
    private static string Run(ScriptBlock script, MusicGeneration song)
    {
        try
        {
            var name = string.Concat(script.InvokeWithContext(null, [new PSVariable("_", song)]).Select(part => part?.ToString()));
            return name.Length > 0 ? name
                : throw new AimlMusicException(AimlMusicErrorKind.InvalidFileName, $"The script block of -FileName returned nothing for song {song.Id}.") { Generation = song };
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            throw new AimlMusicException(AimlMusicErrorKind.InvalidFileName, $"The script block of -FileName failed for song {song.Id}: {e.Message}", e) { Generation = song };
        }
    }
}
