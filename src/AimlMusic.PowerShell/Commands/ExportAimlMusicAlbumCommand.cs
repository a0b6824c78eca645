using System.Runtime.CompilerServices;

namespace AimlMusic.PowerShell;

/// <summary>Writes a web page of saved songs, to listen to and to choose from.</summary>
[Cmdlet(VerbsData.Export, "AimlMusicAlbum", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Export-AimlMusicAlbum.md")]
[OutputType(typeof(FileInfo))]
public sealed class ExportAimlMusicAlbumCommand : AsyncCmdlet
{
    private const string InputObjectSet = "InputObject";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private AlbumExport? _export;

    /// <summary>Saved songs: files, folders, or entries of the ledger.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public object[]? InputObject { get; set; }

    /// <summary>The paths of folders with songs, or of audio files. Wildcards are permitted.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The literal paths of folders with songs, or of audio files.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [Alias("LP")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>The title of the album. Default: the name of its folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>Replaces an existing index.html that is not an album.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Opens the page in the default browser.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    /// <inheritdoc/>
    protected override string? ProgressStatus => _export?.ToString();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        AlbumAssemblies.Enable();
        _export = Create();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var input in InputObject ?? [])
        {
            _export!.Add(input);
        }

        foreach (var path in Path ?? LiteralPath ?? [])
        {
            _export!.AddPath(path, isLiteral: Path is null);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            if (_export!.FindPage(Title, Force) is { } page && ShouldProcess(page, $"Write an album of {_export.Count} {(_export.Count == 1 ? "song" : "songs")}"))
            {
                Start(cancellation => Task.Run(() => Write(cancellation), cancellation), page);
            }
        }
        catch (AimlMusicException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null, isAboutSongs: false));
        }

        base.EndProcessing();
    }

    // Not inlined: the types in it come from the folder that BeginProcessing made known.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private AlbumExport Create() => new(this);

    private void Write(CancellationToken cancellationToken)
    {
        var written = _export!.Write(MyInvocation.MyCommand.Module?.Version.ToString(), problem => Post(() => Report(problem, problem.Path)), cancellationToken);
        if (written)
        {
            Post(Emit);
        }
    }

    private void Emit()
    {
        var file = InvokeProvider.Item.Get([_export!.Page!], force: true, literalPath: true).First();
        WriteObject(file);
        if (Open)
        {
            // Invoke-Item opens it as a double click does.
            InvokeProvider.Item.Invoke([_export.Page!], literalPath: true);
        }
    }
}
