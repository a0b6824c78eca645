namespace AimlMusic.PowerShell;

/// <summary>Uploads recordings whose voice or accompaniment songs can follow. Costs nothing.</summary>
[Cmdlet(VerbsCommon.New, "AimlMusicReference", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(MusicReference))]
public sealed class NewAimlMusicReferenceCommand : ConnectedCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    // One at a time: two of them would only share the line.
    private const int Uploads = 1;

    private ReferenceUploads? _uploads;

    /// <summary>Recordings; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Recordings, taken by their very names.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>What the recordings are for.</summary>
    [Parameter]
    public ReferencePurpose Purpose { get; set; }

    /// <inheritdoc/>
    protected override string? ProgressStatus => _uploads?.ToString();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var file in LyricsFiles.Find(this, Path ?? LiteralPath!, isLiteral: Path is null))
        {
            Upload(file);
        }

        PassOn();
    }

    private void Upload(string path)
    {
        ReferenceFile file;
        try
        {
            file = ReferenceFile.Open(path);
            ReferenceFileRules.ThrowIfNoReference(file);
        }
        catch (AimlMusicException e)
        {
            Report(e, path);
            return;
        }

        if (ShouldProcess(path, $"Upload as {Purpose.ToString().ToLowerInvariant()}"))
        {
            _uploads ??= new ReferenceUploads(Client);
            WaitForPlace(Uploads);
            Start(cancellation => UploadAsync(file, cancellation), path);
        }
    }

    private async Task UploadAsync(ReferenceFile file, CancellationToken cancellationToken)
    {
        var reference = await _uploads!.UploadAsync(file, Purpose, cancellationToken).ConfigureAwait(false);
        Post(() => WriteObject(reference));
    }
}
