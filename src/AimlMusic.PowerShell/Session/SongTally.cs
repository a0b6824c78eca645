using System.Collections.Concurrent;
using System.Globalization;

namespace AimlMusic.PowerShell;

/// <summary>Counts the songs of one command by status, for the progress bar. Thread-safe.</summary>
internal sealed class SongTally : IProgress<MusicGeneration>
{
    private const decimal MicroUsd = 1_000_000m;

    private static readonly string[] Order = [.. GenerationStatus.All];

    private readonly ConcurrentDictionary<string, string> _underway = new(StringComparer.Ordinal);
    private int _begun;
    private int _done;
    private int _inDoubt;
    private long _microUsd;

    public void Begin() => Interlocked.Increment(ref _begun);

    public void Report(MusicGeneration value) => _underway[value.Id] = value.Status;

    public void End(string? id)
    {
        Interlocked.Increment(ref _done);
        if (id is not null)
        {
            _underway.TryRemove(id, out _);
        }
    }

    public void BeginDoubt() => Interlocked.Increment(ref _inDoubt);

    public void EndDoubt() => Interlocked.Decrement(ref _inDoubt);

    /// <summary>Adds the cost of a song, in US dollars.</summary>
    public void Pay(decimal usd) => Interlocked.Add(ref _microUsd, (long)(usd * MicroUsd));

    /// <summary>For example "3 of 8 done, $0.45, 4 generating, 1 queued, 1 in doubt".</summary>
    public override string ToString()
    {
        var states = _underway.Values.GroupBy(status => status).OrderByDescending(group => Array.IndexOf(Order, group.Key))
            .Select(group => $", {group.Count()} {(group.Key == GenerationStatus.Unknown ? "waiting" : group.Key.ToLowerInvariant())}");
        var spent = Interlocked.Read(ref _microUsd) / MicroUsd;
        return $"{_done} of {_begun} done{(spent > 0 ? ", $" + spent.ToString("0.00##", CultureInfo.InvariantCulture) : "")}{string.Concat(states)}{(_inDoubt > 0 ? $", {_inDoubt} in doubt" : "")}";
    }
}
