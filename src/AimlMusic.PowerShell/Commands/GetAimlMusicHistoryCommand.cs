namespace AimlMusic.PowerShell;

/// <summary>Gets the songs in the ledger.</summary>
[Cmdlet(VerbsCommon.Get, "AimlMusicHistory", HelpUri = HelpPages.Address + "Get-AimlMusicHistory.md")]
[OutputType(typeof(LedgerEntry))]
public sealed class GetAimlMusicHistoryCommand : HistoryCmdlet
{
    /// <summary>Only songs with one of these titles. Wildcards are permitted.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Title { get; set; }

    /// <summary>Only songs of these models. Wildcards are permitted.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ModelCompleter))]
    [SupportsWildcards]
    public string[]? Model { get; set; }

    /// <summary>Only songs with these statuses.</summary>
    [Parameter]
    [Alias("State")]
    [ValidateNotNullOrEmpty]
    public LedgerState[]? Status { get; set; }

    /// <summary>Only songs submitted at this time or later.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>Only songs submitted before this time.</summary>
    [Parameter]
    public DateTime? Before { get; set; }

    /// <summary>Only this number of songs, the earliest ones: 1 or more.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>Only this number of songs, the latest ones: 1 or more. With -First, both ends of the list.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Only songs that were paid for, or may have been, and are not saved.</summary>
    [Parameter]
    public SwitchParameter Unsaved { get; set; }

    /// <inheritdoc/>
    private protected override void Process(SongLedger ledger)
    {
        List<string> unknown = [];
        var chosen = ledger.Choose(all =>
        {
            var entries = all as IReadOnlyCollection<LedgerEntry> ?? [.. all];
            unknown.AddRange(FindUnknown(entries));
            return Ends(entries);
        });
        WriteObject(chosen, enumerateCollection: true);
        foreach (var id in unknown)
        {
            WriteError(ErrorRecords.Invalid(AimlMusicErrorKind.NotFound, $"The ledger has no song with the id '{id}'.", id));
        }
    }

    // As Select-Object does it.
    private IEnumerable<LedgerEntry> Ends(IEnumerable<LedgerEntry> all)
    {
        var (titles, models) = (Patterns(Title), Patterns(Model));
        var wanted = all.Where(entry => IsWanted(entry) && Matches(titles, entry.Title) && Matches(models, entry.Model)).OrderBy(TimeOf).ToList();
        return First is null && Last is null ? wanted : wanted.Where((_, index) => index < First || index >= wanted.Count - Last);
    }

    private static List<WildcardPattern>? Patterns(string[]? texts) => texts?.Select(text => WildcardPattern.Get(text, WildcardOptions.IgnoreCase)).ToList();

    private static bool Matches(List<WildcardPattern>? patterns, string? text) => patterns is null || (text is not null && patterns.Exists(pattern => pattern.IsMatch(text)));

    private static DateTimeOffset TimeOf(LedgerEntry entry) => entry.SubmittedUtc ?? entry.ChangedUtc;

    private bool IsWanted(LedgerEntry entry) =>
        IsAskedFor(entry)
        && (Status is null || Status.Contains(entry.State))
        && (Since is null || TimeOf(entry) >= LocalTime.ToMoment(Since))
        && (Before is null || TimeOf(entry) < LocalTime.ToMoment(Before))
        && (!Unsaved || entry.IsUnsaved);
}
