using AimlMusic.Album;
using AimlMusic.Album.Songs;

namespace AimlMusic.PowerShell;

/// <summary>One run of Export-AimlMusicAlbum: its songs, its page and its progress. Uses types from the folder of <see cref="AlbumAssemblies"/>.</summary>
internal sealed class AlbumExport
{
    private readonly AlbumInput _input;
    private readonly AlbumWriter _writer;
    private string _title = "";
    private bool _overwrites;

    public AlbumExport(PSCmdlet cmdlet)
    {
        var ledger = OpenLedger();
        _input = new(cmdlet, ledger);
        _writer = new(ledger);
    }

    /// <summary>The number of songs that were given.</summary>
    public int Count => _input.Sources.Count;

    /// <summary>The full path of the page.</summary>
    public string? Page { get; private set; }

    public void Add(object? input) => _input.Add(input);

    public void AddPath(string path, bool isLiteral) => _input.AddPath(path, isLiteral);

    /// <summary>Determines the path of the page; returns null if nothing was given.</summary>
    /// <exception cref="AimlMusicException">There is no song, no common folder, or another file with this name.</exception>
    public string? FindPage(string? title, bool force)
    {
        if (_input.IsEmpty)
        {
            return null;
        }

        if (Count == 0)
        {
            throw new AimlMusicException(AimlMusicErrorKind.FileNotFound, "There is no song for an album. A folder must contain songs with their sidecar files (NAME.json). Songs without one must be specified as files.");
        }

        var folder = SongFolder.FindCommon(_input.Sources.Select(source => source.Path))
            ?? throw new AimlMusicException(AimlMusicErrorKind.RequestInvalid, "The songs have no common folder for the album. Songs on different drives need an album on each drive.");
        Page = Path.Combine(folder, AlbumWriter.FileName);
        _overwrites = RegularFile.IsThere(Page);
        if (_overwrites && !force && !AlbumWriter.IsAlbum(Page))
        {
            throw new AimlMusicException(AimlMusicErrorKind.FileExists, $"'{Page}' exists and is not an album of this module.") { Path = Page };
        }

        _title = title ?? Path.GetFileName(folder);
        return Page;
    }

    /// <summary>Writes the page; returns false if no song could be read.</summary>
    public bool Write(string? version, Action<AimlMusicException> problem, CancellationToken cancellationToken) =>
        _writer.Write(Page!, _title, _input.Sources, version, _overwrites, problem, cancellationToken) > 0;

    /// <inheritdoc/>
    public override string ToString() => $"{_writer.Done} of {Count} songs read";

    // Without a ledger, the sidecar files tell all.
    private static SongLedger? OpenLedger()
    {
        try
        {
            return new SongLedger();
        }
        catch (AimlMusicException)
        {
            return null;
        }
    }
}
