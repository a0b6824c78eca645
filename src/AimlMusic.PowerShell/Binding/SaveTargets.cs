namespace AimlMusic.PowerShell;

/// <summary>Determines the target of each song from -Path and -FileName.</summary>
internal sealed class SaveTargets
{
    private readonly string _folder;
    private readonly string? _exactName;
    private readonly ScriptBlock? _script;
    private readonly string? _name;
    private readonly bool _overwrite;

    /// <exception cref="AimlMusicException">A name for all songs is not valid. It is reported before the songs are paid for.</exception>
    public SaveTargets(PSCmdlet cmdlet, string path, object? fileName, bool overwrite)
    {
        var full = FilePaths.Resolve(cmdlet, path);
        // A path without an audio extension is a folder, whether it exists or not.
        var isFolder = Directory.Exists(full) || path.EndsWith("/", StringComparison.Ordinal) || path.EndsWith("\\", StringComparison.Ordinal) || !AudioExtension.IsAudio(full);
        var chosen = Unwrap.Object(fileName);
        _script = chosen as ScriptBlock;
        _name = _script is null ? chosen?.ToString() : null;
        _overwrite = overwrite;
        _exactName = isFolder || chosen is not null ? null : Path.GetFileName(full);
        _folder = _exactName is null ? full : Path.GetDirectoryName(full)!;
        if (_name is not null)
        {
            ThrowIfUnsafe(_name, null);
        }
    }

    /// <summary>Checks the folder before the songs are paid for.</summary>
    /// <exception cref="AimlMusicException">No song can be saved there.</exception>
    public void ThrowIfNotWritable() => FolderProbe.ThrowIfNotWritable(_folder);

    public SaveTarget For(MusicGeneration song) => new()
    {
        Folder = _folder,
        FileName = _exactName ?? (_script is null ? _name : Run(_script, song)),
        IsExact = _exactName is not null,
        Overwrite = _overwrite,
    };

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
            if (name.Length == 0)
            {
                throw new AimlMusicException(AimlMusicErrorKind.InvalidFileName, $"The script block of -FileName returned nothing for song {song.Id}.") { Generation = song };
            }

            ThrowIfUnsafe(name, song);
            return name;
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            throw new AimlMusicException(AimlMusicErrorKind.InvalidFileName, $"The script block of -FileName failed for song {song.Id}: {e.Message}", e) { Generation = song };
        }
    }
}
