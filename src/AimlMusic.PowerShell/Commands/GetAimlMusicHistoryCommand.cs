namespace AimlMusic.PowerShell;

/// <summary>Gets the songs in the ledger.</summary>
[Cmdlet(VerbsCommon.Get, "AimlMusicHistory", HelpUri = HelpPages.Address + "Get-AimlMusicHistory.md")]
[OutputType(typeof(LedgerEntry))]
public sealed class GetAimlMusicHistoryCommand : HistoryCmdlet
{
    /// <summary>Only songs in these states.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public LedgerState[]? State { get; set; }

    /// <summary>Only songs submitted at this time or later.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>Only this number of songs, the latest ones: 1 or more.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Last { get; set; }

    /// <summary>Only songs that were paid for, or may have been, and are not saved.</summary>
    [Parameter]
    public SwitchParameter Unsaved { get; set; }

    /// <inheritdoc/>
    protected override void Process(SongLedger ledger)
    {
        List<string> unknown = [];
        var chosen = ledger.Choose(all =>
        {
            var entries = all as IReadOnlyCollection<LedgerEntry> ?? [.. all];
            unknown.AddRange(FindUnknown(entries));
            return Latest(entries);
        });
        WriteObject(chosen, enumerateCollection: true);
        foreach (var id in unknown)
        {
            WriteError(ErrorRecords.Invalid(AimlMusicErrorKind.NotFound, $"The ledger has no song with the id '{id}'.", id));
        }
    }

    private IEnumerable<LedgerEntry> Latest(IEnumerable<LedgerEntry> all)
    {
        var wanted = all.Where(IsWanted).OrderBy(entry => entry.SubmittedUtc ?? entry.ChangedUtc).ToList();
        return Last is { } last ? wanted.Skip(wanted.Count - last) : wanted;
    }

    private bool IsWanted(LedgerEntry entry) =>
        IsAskedFor(entry)
        && (State is null || State.Contains(entry.State))
        && (Since is null || (entry.SubmittedUtc ?? entry.ChangedUtc) >= LocalTime.ToMoment(Since))
        && (!Unsaved || entry.IsUnsaved);
}
