namespace AimlMusic.PowerShell;

/// <summary>Uploads recordings as references for songs: for covers, or as a voice and an accompaniment for music-01.</summary>
[Cmdlet(VerbsCommon.New, "AimlMusicReference", DefaultParameterSetName = PathSet, SupportsShouldProcess = true, HelpUri = HelpPages.Address + "New-AimlMusicReference.md")]
[OutputType(typeof(MusicReference))]
public sealed class NewAimlMusicReferenceCommand : ConnectedCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";
    private const string UriSet = "Uri";

    // One at a time: two uploads would only share the bandwidth.
    private const int Uploads = 1;

    private ReferenceUploads? _uploads;
    // See EditionAssemblies.
    private object? _purpose;

    /// <summary>The paths of recordings. Wildcards are permitted.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The literal paths of recordings.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>The absolute http or https URLs of recordings, for covers only.</summary>
    [Parameter(Mandatory = true, ParameterSetName = UriSet)]
    [Alias("Url")]
    [ValidateNotNullOrEmpty]
    public Uri[]? Uri { get; set; }

    /// <summary>The purpose of the recordings. Default: a cover.</summary>
    [Parameter]
    public ReferencePurpose Purpose
    {
        get => (ReferencePurpose)(_purpose ?? ReferencePurpose.Cover);
        set => _purpose = value;
    }

    /// <inheritdoc/>
    protected override string? ProgressStatus => _uploads?.ToString();

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Purpose != ReferencePurpose.Cover)
        {
            WriteWarning($"A reference with the purpose {Purpose} works only with music-01, which the vendor has withdrawn. Without -Purpose, the reference is for a cover with minimax/music-cover.");
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == UriSet)
        {
            foreach (var uri in Uri!)
            {
                FromWeb(uri.OriginalString);
            }
        }
        else
        {
            foreach (var file in LyricsFiles.Find(this, Path ?? LiteralPath!, isLiteral: Path is null))
            {
                FromFile(file);
            }
        }

        PassOn();
    }

    private void FromWeb(string url)
    {
        var problem = Purpose != ReferencePurpose.Cover ? $"A reference with the purpose {Purpose} requires a file."
            : !System.Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") ? $"'{url}' is not an absolute http or https URL."
            : null;
        if (problem is not null)
        {
            WriteError(ErrorRecords.Invalid(AimlMusicErrorKind.RequestInvalid, $"{problem} Nothing was sent.", url));
        }
        else
        {
            Send(url, cancellation => Client.PreprocessCoverAsync(null, url, cancellation));
        }
    }

    private void FromFile(string path)
    {
        ReferenceFile file;
        try
        {
            file = ReferenceFile.Open(path);
            ReferenceFileRules.ThrowIfNoReference(file, Purpose);
        }
        catch (AimlMusicException e)
        {
            Report(e, path);
            return;
        }

        Send(path, cancellation => Purpose == ReferencePurpose.Cover
            ? Client.PreprocessCoverAsync(file, null, cancellation)
            : _uploads!.UploadAsync(file, Purpose, cancellation));
    }

    private void Send(string source, Func<CancellationToken, Task<MusicReference>> send)
    {
        if (ShouldProcess(source, Purpose == ReferencePurpose.Cover ? "Extract the features for a cover" : $"Upload as {Purpose.ToString().ToLowerInvariant()}"))
        {
            _uploads ??= new ReferenceUploads(Client);
            WaitForPlace(Uploads);
            Start(cancellation => SendAsync(send, cancellation), source);
        }
    }

    private void Write(MusicReference reference)
    {
        try
        {
            if (Ledger is not null)
            {
                new KnownReferences(Ledger.Folder).Add(reference, Client.Connection.BaseUri, DateTimeOffset.UtcNow);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            WriteVerbose($"Completion will not know the reference, because it could not be recorded: {e.Message}");
        }

        WriteObject(reference);
    }

    private async Task SendAsync(Func<CancellationToken, Task<MusicReference>> send, CancellationToken cancellationToken)
    {
        var reference = await send(cancellationToken).ConfigureAwait(false);
        Post(() => Write(reference));
    }
}
