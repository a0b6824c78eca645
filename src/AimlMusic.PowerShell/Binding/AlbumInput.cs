using System.Globalization;
using AimlMusic.Album.Songs;

namespace AimlMusic.PowerShell;

/// <summary>
/// Finds the saved songs of an album: files from Save-AimlMusic or Get-ChildItem, folders, entries of the ledger, songs that the ledger
/// knows as saved, and paths. What is not a song is skipped, so that a whole folder or history can be piped.
/// </summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="ledger">The ledger, for songs that are given by their id; null for none.</param>
internal sealed class AlbumInput(PSCmdlet cmdlet, SongLedger? ledger)
{
    private readonly List<AlbumSource> _sources = [];
    private readonly HashSet<string> _paths = new(Path.DirectorySeparatorChar == '\\' ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>The songs, each once.</summary>
    public IReadOnlyList<AlbumSource> Sources => _sources;

    /// <summary>Whether nothing was given, such as by an empty pipeline.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Adds an object from the pipeline.</summary>
    public void Add(object? input)
    {
        IsEmpty = false;
        switch (Unwrap.Object(input))
        {
            case LedgerEntry entry:
                AddEntry(entry);
                break;
            case MusicGeneration song:
                AddSong(song.Id);
                break;
            case string path:
                AddPath(path, isLiteral: true);
                break;
            case FileSystemInfo file:
                AddFile(file.FullName, TextOf(input, "Sidecar"));
                break;
            default:
                // From a job, remoting, Clixml or a CSV file.
                AddObject(input);
                break;
        }
    }

    /// <summary>Adds a path of the parameters.</summary>
    public void AddPath(string path, bool isLiteral)
    {
        IsEmpty = false;
        try
        {
            foreach (var found in isLiteral ? [FilePaths.Resolve(cmdlet, path)] : FilePaths.Expand(cmdlet, path))
            {
                AddFile(found, sidecar: null);
            }
        }
        catch (Exception e) when (e is AimlMusicException or ItemNotFoundException or SessionStateException)
        {
            var kind = e is ItemNotFoundException ? AimlMusicErrorKind.FileNotFound : (e as AimlMusicException)?.Kind ?? AimlMusicErrorKind.RequestInvalid;
            WriteError(kind, $"'{path}': {e.Message}", path);
        }
    }

    private void AddObject(object? input)
    {
        if ((TextOf(input, "FullName") ?? TextOf(input, nameof(LedgerEntry.Path))) is { } path)
        {
            AddFile(FilePaths.Resolve(cmdlet, path), TextOf(input, "Sidecar"));
        }
        else if (TextOf(input, nameof(LedgerEntry.Id)) is { } id)
        {
            AddSong(id);
        }
        else
        {
            WriteError(AimlMusicErrorKind.RequestInvalid, $"'{input}' is not a saved song: a file, a folder or an entry of Get-AimlMusicHistory is expected.", input);
        }
    }

    private void AddEntry(LedgerEntry entry)
    {
        if (entry.State != LedgerState.Saved || entry.Path is not { } path)
        {
            cmdlet.WriteVerbose($"Song {entry.Id ?? entry.ClientRequestId} is {entry.State.ToString().ToLowerInvariant()} and not saved. It is skipped.");
        }
        else if (!File.Exists(path))
        {
            WriteError(AimlMusicErrorKind.FileNotFound, $"Song {entry.Id} was saved to '{path}', but the file no longer exists. It is not in the album.", entry);
        }
        else
        {
            AddSource(new(path) { Entry = entry });
        }
    }

    private void AddSong(string id)
    {
        var entries = FindEntries(id);
        if (entries.Count > 0 && entries[0].State == LedgerState.Saved)
        {
            AddEntry(entries[0]);
        }
        else
        {
            WriteError(AimlMusicErrorKind.FileNotFound, $"Song {id} is not saved on this machine. Pipe it to Save-AimlMusic, and the saved file to Export-AimlMusicAlbum.", id);
        }
    }

    private IReadOnlyList<LedgerEntry> FindEntries(string id)
    {
        try
        {
            return ledger?.Read(entry => entry.Id == id) ?? [];
        }
        catch (AimlMusicException)
        {
            return [];
        }
    }

    private void AddFile(string path, string? sidecar)
    {
        try
        {
            if (Directory.Exists(path))
            {
                AddFolder(path);
            }
            else if (!File.Exists(path))
            {
                WriteError(AimlMusicErrorKind.FileNotFound, $"'{path}' does not exist.", path);
            }
            else if (AudioExtension.IsAudio(path))
            {
                AddSource(new(path) { Sidecar = sidecar });
            }
            else
            {
                cmdlet.WriteVerbose($"'{path}' is not an audio file and is skipped.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            WriteError(AimlMusicErrorKind.RequestInvalid, $"'{path}' cannot be read: {e.Message}", path);
        }
    }

    private void AddFolder(string folder)
    {
        var before = _sources.Count;
        foreach (var source in SongFolder.Find(folder))
        {
            AddSource(source);
        }

        cmdlet.WriteVerbose($"'{folder}': {_sources.Count - before} songs with sidecar files.");
    }

    private void AddSource(AlbumSource source)
    {
        var full = Path.GetFullPath(source.Path);
        if (_paths.Add(full))
        {
            _sources.Add(source with { Path = full });
        }
    }

    private void WriteError(AimlMusicErrorKind kind, string message, object? target) =>
        cmdlet.WriteError(ErrorRecords.From(new AimlMusicException(kind, message), target, isAboutSongs: false));

    private static string? TextOf(object? input, string name) =>
        input is not null && Unwrap.Object(PSObject.AsPSObject(input).Properties[name]?.Value) is { } value && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;
}
