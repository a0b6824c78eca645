namespace AimlMusic.PowerShell;

/// <summary>Submits songs, and waits for them where that is asked for. This is the cmdlet that spends money.</summary>
[Cmdlet(VerbsCommon.New, "AimlMusic", DefaultParameterSetName = LyricsSet, SupportsShouldProcess = true)]
[OutputType(typeof(MusicGeneration))]
public sealed class NewAimlMusicCommand : RequestCmdlet
{
    private const string LyricsSet = "Lyrics";
    private const string LineSet = "Line";
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly HashSet<string> _warned = new(StringComparer.OrdinalIgnoreCase);
    private readonly SongTally _tally = new();
    private readonly SubmitStop _stop = new();
    private readonly DateTimeOffset _begun = DateTimeOffset.UtcNow;
    private List<string>? _lines;
    private SongOrders? _orders;
    private SpendPreview? _preview;

    /// <summary>The lines of one song; each row of a table with a column of that name is a song.</summary>
    [Parameter(Position = 0, ParameterSetName = LyricsSet, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [TextTransformation]
    public string[]? Lyrics { get; set; }

    /// <summary>Lines from the pipeline; all of them together are one song.</summary>
    [Parameter(ParameterSetName = LineSet, ValueFromPipeline = true)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [TextTransformation]
    public string[]? InputObject { get; set; }

    /// <summary>Files with lyrics, one song each; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Files with lyrics, one song each, taken by their very names.</summary>
    // Not mandatory: the binder would prefer this set for the lines of Get-Content, each of which carries a PSPath.
    [Parameter(ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[]? LiteralPath { get; set; }

    /// <summary>Give the song that the ledger has for the same request in place of buying another.</summary>
    [Parameter]
    public SwitchParameter Once { get; set; }

    /// <summary>How many songs may be under way at once, 1 to 10000.</summary>
    [Parameter]
    [ValidateRange(1, 10000)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>The most that the songs of this command may cost together, in US dollars, 0.01 to 1000000.</summary>
    [Parameter]
    [ValidateRange(0.01, 1000000.0)]
    public decimal? MaxSpend { get; set; }

    private bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var asked)
        ? LanguagePrimitives.IsTrue(asked)
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));

    /// <inheritdoc/>
    protected override string? ProgressStatus => _orders?.Uploading is { } upload ? $"{_tally}, {upload}" : _tally.ToString();

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
                Make(LyricsText.Join(Lyrics), Title, Lyrics);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_lines is not null)
        {
            Make(LyricsText.Join(_lines), Title, _lines);
        }

        base.EndProcessing();
        if (_preview is not null)
        {
            ShouldProcess(_preview.ToString(), "Spend");
        }

        // Last, so that what was sent is home before -ErrorAction Stop ends the command.
        if (_stop.ToError() is { } stopped)
        {
            Report(stopped, null);
        }
    }

    private void MakeFromFile(string file)
    {
        if (LyricsFiles.Read(this, file) is { } lyrics)
        {
            Make(lyrics, string.IsNullOrWhiteSpace(Title) ? System.IO.Path.GetFileNameWithoutExtension(file) : Title, file);
        }
    }

    private void Make(string? lyrics, string? title, object? input)
    {
        MusicRequest request;
        try
        {
            request = MakeRequest(lyrics, title);
            RequestValidator.ThrowIfInvalid(request);
        }
        catch (AimlMusicException e)
        {
            Report(e, input);
            return;
        }

        // Each once, however many songs it is true of.
        foreach (var warning in RequestWarnings.Find(request).Where(_warned.Add))
        {
            WriteWarning(warning);
        }

        if (ShouldProcess(Describe(request) + Price(request), "Make a song (paid)"))
        {
            _orders ??= new SongOrders(Client, RequireLedger(), _stop, MaxSpend) { Options = new() { Once = Once, SearchTimeout = TimeSpan.FromSeconds(TimeoutSec) } };
            DrainUntil(ThrottleLimit - 1);
            // What the ledger has costs nothing, and is taken up all the same.
            if (_stop.IsStopped && !Once)
            {
                _stop.Skip();
                return;
            }

            _tally.Begin();
            Start(cancellation => MakeAsync(request, cancellation), request);
        }

        DrainUntil(int.MaxValue);
    }

    private async Task MakeAsync(MusicRequest request, CancellationToken cancellationToken)
    {
        string? id = null;
        try
        {
            var spend = await _orders!.ReserveAsync(request, cancellationToken).ConfigureAwait(false);
            if (await _orders.SubmitAsync(request, spend, cancellationToken).ConfigureAwait(false) is not { } song)
            {
                return;
            }

            id = song.Id;
            _tally.Report(song);
            Post(() => WriteVerbose($"The service took the song as {song.Id}."));
            if (Wait)
            {
                song = await WaitForAsync(song, _tally, cancellationToken).ConfigureAwait(false);
                spend?.Settle(song);
            }

            // What an earlier run paid for is no expense of this one.
            if (song.Status != GenerationStatus.Failed && song.SubmittedUtc >= _begun)
            {
                _tally.Pay(song.UsdSpent ?? 0);
            }

            Post(song.Status == GenerationStatus.Failed && Wait ? () => Report(song.ToFailure(), song) : () => WriteObject(song));
        }
        finally
        {
            _tally.End(id);
        }
    }

    private string Price(MusicRequest request) => !IsWhatIf ? "" : ", " + (_preview ??= SpendPreview.Open(LikelyBaseUri, Ledger, (Connection ?? AimlMusicSession.Current)?.IsSandbox == true, Once)).Add(request);

    private static string Describe(MusicRequest request)
    {
        var lines = request.Lyrics?.Split('\n').Length ?? 0;
        var words = lines == 0 ? "without lyrics" : lines == 1 ? "1 line of lyrics" : $"{lines} lines of lyrics";
        return $"{(request.Title is null ? "" : $"'{request.Title}', ")}{words}, {request.Model}";
    }
}
