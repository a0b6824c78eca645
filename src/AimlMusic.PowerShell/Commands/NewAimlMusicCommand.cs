namespace AimlMusic.PowerShell;

/// <summary>Submits songs and, with -Wait, waits for them. This is the cmdlet that spends money.</summary>
[Cmdlet(VerbsCommon.New, "AimlMusic", DefaultParameterSetName = LyricsSet, SupportsShouldProcess = true, HelpUri = HelpPages.Address + "New-AimlMusic.md")]
[OutputType(typeof(MusicGeneration))]
public sealed class NewAimlMusicCommand : SubmittingCmdlet
{
    private const string LyricsSet = "Lyrics";
    private const string LineSet = "Line";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly HashSet<string> _warned = new(StringComparer.OrdinalIgnoreCase);
    private List<string>? _lines;
    private int _rows;
    private bool _isLengthGiven;
    private readonly List<(MusicRequest Request, string? Label, List<TextDoubt> Doubts)> _checked = [];
    private SpendPreview? _preview;
    private FileSearch? _files;
    // Read once per command, as PowerShell does: it searches all scopes for a preference variable. A change during the command has no effect.
    private bool? _showsPrice;
    private bool? _checksFirst;

    /// <summary>The lines of one song. Each row of a table with this column is one song.</summary>
    [Parameter(Position = 0, ParameterSetName = LyricsSet, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [TextTransformation]
    public string[]? Lyrics { get; set; }

    /// <summary>Lines from the pipeline. All lines together are one song.</summary>
    [Parameter(ParameterSetName = LineSet, ValueFromPipeline = true)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [TextTransformation]
    public string[]? InputObject { get; set; }

    /// <summary>The paths of files with lyrics, one song per file. Wildcards are permitted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>The literal paths of files with lyrics, one song per file.</summary>
    // Not mandatory: the binder would prefer this set for the lines of Get-Content, each of which carries a PSPath.
    [Parameter(ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>A row with a column that would be ignored by mistake, which is an error, or the record of a song. Other rows do not bind to it.</summary>
    [Parameter(ParameterSetName = LyricsSet, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = PathSet, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = LiteralPathSet, ValueFromPipeline = true)]
    [NearColumns]
    public PSObject? Row { get; set; }

    /// <inheritdoc/>
    private protected override double? RequestedLength => SongRecord.Is(Row) && !_isLengthGiven ? null : DurationSec;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        // Later, it also contains what binds from the pipeline.
        _isLengthGiven = MyInvocation.BoundParameters.ContainsKey(nameof(DurationSec));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case PathSet or LiteralPathSet:
                foreach (var file in LyricsFiles.Find(this, Path ?? LiteralPath!, isLiteral: Path is null))
                {
                    MakeFromFile(file);
                }

                break;
            case LineSet:
                _lines ??= [];
                _lines.AddRange(InputObject ?? []);
                break;
            default:
                Make(LyricsText.Join(Lyrics), Title, SongLabel.OfRow(++_rows, MyInvocation.ExpectingInput, Title), Lyrics);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_lines is not null)
        {
            Make(LyricsText.Join(_lines), Title, SongLabel.OfTitle(Title), _lines);
        }

        foreach (var (request, label, doubts) in _checked)
        {
            Confirm(request, label, doubts);
        }

        base.EndProcessing();
        if (IsWhatIf && _preview is not null)
        {
            ShouldProcess(_preview.ToString(), "Spend");
        }

        // Last, so that the songs that were sent are written before -ErrorAction Stop ends the command.
        ReportStop();
    }

    private void MakeFromFile(string file)
    {
        if (LyricsFiles.Read(this, file) is { } lyrics)
        {
            Make(lyrics, string.IsNullOrWhiteSpace(Title) ? System.IO.Path.GetFileNameWithoutExtension(file) : Title, SongLabel.OfFile(file), file);
        }
    }

    private void Make(string? lyrics, string? title, string? label, object? input)
    {
        MusicRequest request;
        List<TextDoubt> doubts;
        try
        {
            request = MakeRequest(lyrics, title);
            doubts = [.. TextDoubts.Find(request, (_files ??= new(this)).IsFile)];
            RequestValidator.ThrowIfAny([.. NearColumns.Problems(Row), .. Mistakes(request, doubts), .. RequestValidator.FindProblems(request)], request);
        }
        catch (AimlMusicException e)
        {
            Report(e, input, label);
            return;
        }

        // Each warning once per command, even if it applies to many songs.
        foreach (var warning in RequestWarnings.Find(request).Where(_warned.Add))
        {
            WriteWarning(warning);
        }

        foreach (var doubt in doubts)
        {
            WriteWarning(label is null ? doubt.ToString() : $"{label}: {doubt}");
        }

        if (_checksFirst ??= this.ChecksFirst())
        {
            _checked.Add((request, label, doubts));
        }
        else
        {
            Confirm(request, label, doubts);
        }

        PassOn();
    }

    private void Confirm(MusicRequest request, string? label, List<TextDoubt> doubts)
    {
        if (ShouldProcess(SongSummary.Of(request, Price(request), doubts), "Make a song (paid)"))
        {
            Submit(request, label);
        }
    }

    private static IEnumerable<string> Mistakes(MusicRequest request, IEnumerable<TextDoubt> doubts) =>
        request.SkipValidation ? [] : doubts.Where(doubt => doubt.IsCertain).Select(doubt => $"{doubt.InShort}. {doubt.WayOut} To have the words themselves sung, add -SkipValidation.");

    private string Price(MusicRequest request) => !(_showsPrice ??= IsWhatIf || this.AsksFirst()) ? "" : (_preview ??= SpendPreview.Open(LikelyBaseUri, Ledger, (Connection ?? AimlMusicSession.Current)?.IsSandbox == true, Once)).Add(request);
}
