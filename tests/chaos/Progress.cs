using System.Diagnostics;

namespace AimlMusic.Chaos;

/// <summary>The progress of the workers, and the states of the songs in the ledger.</summary>
internal sealed class Progress(Workplace place, int songs)
{
    private readonly Lock _lock = new();
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private readonly SongLedger _ledger = new(place.Home);
    private readonly Dictionary<string, int> _errors = new(StringComparer.Ordinal);
    private readonly List<string> _surprises = [];
    private int _starts;
    private int _kills;

    public int Starts => _starts;

    public int Kills => _kills;

    public TimeSpan Elapsed => _elapsed.Elapsed;

    public IReadOnlyDictionary<string, int> Errors => _errors;

    public IReadOnlyList<string> Surprises => _surprises;

    /// <summary>Whether every song of a batch is on disk, or in a doubt that is not resolved before its script ends.</summary>
    public bool IsSettled(Batch batch) => AreAll(batch, entry => entry.Status is nameof(LedgerState.Saved) or nameof(LedgerState.Unknown));

    /// <summary>Whether every song of a batch is on disk.</summary>
    public bool IsSaved(Batch batch) => AreAll(batch, entry => entry.Status == nameof(LedgerState.Saved));

    public void Add(WorkOrder order, WorkResult result)
    {
        lock (_lock)
        {
            _starts++;
            _kills += result.WasKilled ? 1 : 0;
            _surprises.AddRange(result.Surprises.Select(line => $"{order.Step}: {line}"));
            foreach (var (kind, count) in result.Errors)
            {
                _errors[kind] = _errors.GetValueOrDefault(kind) + count;
            }
        }
    }

    public void Tell()
    {
        var saved = _ledger.Read(entry => entry.Status == nameof(LedgerState.Saved)).Count;
        Console.WriteLine($"  {_elapsed.Elapsed:mm\\:ss}  {saved} of {songs} songs saved, {_starts} processes begun, {_kills} killed");
    }

    private bool AreAll(Batch batch, Func<LedgerEntry, bool> filter)
    {
        var prompts = _ledger.Read(filter).Select(entry => entry.Prompt).ToHashSet();
        return batch.Prompts.All(prompts.Contains);
    }
}
