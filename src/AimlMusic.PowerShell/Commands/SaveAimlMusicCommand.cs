namespace AimlMusic.PowerShell;

/// <summary>Saves songs as files. A file is complete and verified, or not written at all.</summary>
[Cmdlet(VerbsData.Save, "AimlMusic", DefaultParameterSetName = InputObjectSet, SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Save-AimlMusic.md")]
[OutputType(typeof(FileInfo))]
public sealed class SaveAimlMusicCommand : SongCmdlet
{
    private readonly SongTally _tally = new();
    private readonly TransferSpeed _speed = new();
    private SemaphoreSlim? _downloads;
    private SongSaver? _saver;
    private SaveTargets? _targets;

    /// <summary>The ids of the songs.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SongCompleter))]
    [TextTransformation]
    public string[]? Id { get; set; }

    /// <summary>The folder, which is created if it does not exist. A path with an audio extension is the path of the file.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = ".";

    /// <summary>The name of the file, or a script block that returns it for each song ($_).</summary>
    [Parameter]
    [ValidateNotNull]
    public object? FileName { get; set; }

    /// <summary>Replaces existing files, and saves audio that looks damaged.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The number of songs that are downloaded at once: 1 to 256.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Writes no tags, such as title and lyrics, into the files.</summary>
    [Parameter]
    public SwitchParameter NoTag { get; set; }

    /// <summary>Writes no sidecar file (NAME.json) beside each song.</summary>
    [Parameter]
    public SwitchParameter NoSidecar { get; set; }

    /// <inheritdoc/>
    protected override string? ProgressStatus => $"{_tally}{_speed}";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            _targets = new SaveTargets(this, Path, FileName, Force);
            if (!IsWhatIf)
            {
                _targets.ThrowIfNotWritable();
            }
        }
        catch (AimlMusicException e) when (e.Kind == AimlMusicErrorKind.DownloadFailed)
        {
            ThrowTerminatingError(ErrorRecords.From(e, Path));
        }
        catch (Exception e) when (e is AimlMusicException or SessionStateException)
        {
            ThrowTerminatingError(ErrorRecords.Invalid(AimlMusicErrorKind.InvalidFileName, e.Message, Path));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var song in Given(Id))
        {
            Save(song);
        }

        PassOn();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _downloads?.Dispose();
    }

    private void Save(MusicGeneration song)
    {
        SaveTarget target;
        try
        {
            target = _targets!.For(song);
        }
        catch (AimlMusicException e)
        {
            Report(e, song);
            return;
        }

        if (ShouldProcess(System.IO.Path.Combine(target.Folder, target.FileName ?? ""), $"Save song {song.Id}"))
        {
            _saver ??= new SongSaver(Client, Ledger, new() { Timeout = Timeout, WritesTags = !NoTag, WritesSidecar = !NoSidecar, SavesDoubtful = Force, Version = MyInvocation.MyCommand.Module?.Version.ToString() });
            _downloads ??= new SemaphoreSlim(ThrottleLimit);
            _tally.Begin();
            Start(cancellation => SaveAsync(song, target, cancellation), song);
        }
    }

    private async Task SaveAsync(MusicGeneration song, SaveTarget target, CancellationToken cancellationToken)
    {
        try
        {
            _tally.Report(song);
            if (Wait)
            {
                song = await WaitForAsync(song, _tally, cancellationToken).ConfigureAwait(false);
            }

            await _downloads!.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var saved = await _saver!.SaveAsync(song, target, _speed, cancellationToken).ConfigureAwait(false);
                Post(() => WriteSaved(saved, song));
            }
            finally
            {
                _downloads.Release();
            }
        }
        finally
        {
            _tally.End(song.Id);
        }
    }

    private void WriteSaved(SavedSong saved, MusicGeneration song)
    {
        ReportOtherName(saved.Path, song);
        if (!saved.HasFittingExtension)
        {
            WriteWarning($"'{saved.Path}' contains {saved.Kind.ToString().ToLowerInvariant()} audio, which does not match its extension.");
        }

        foreach (var note in saved.Notes)
        {
            WriteWarning(note);
        }

        WriteObject(SavedFile.Create(this, saved));
    }

    // The name that the song would have had is another song's.
    private void ReportOtherName(string path, MusicGeneration song)
    {
        if (FileName is not null || !System.IO.Path.GetFileNameWithoutExtension(path).EndsWith("-" + SongName.ShortId(song), StringComparison.Ordinal))
        {
            return;
        }

        var text = $"Another file has the name of song {song.Id}. The song is saved as '{path}'.";
        if (song.Title is null)
        {
            WriteVerbose(text);
        }
        else
        {
            WriteWarning(text);
        }
    }
}
