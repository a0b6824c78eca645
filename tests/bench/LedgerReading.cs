using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AimlMusic.Bench;

/// <summary>Reads a whole ledger, once, in one of several ways.</summary>
internal static class LedgerReading
{
    public const string Ledger = "read";
    public const string Words = "read-words";
    public const string Documents = "read-documents";

    /// <summary>What it took: seconds, managed and whole memory at its peak, and how many songs there were.</summary>
    public static string Measure(string way, string folder)
    {
        var watch = Stopwatch.StartNew();
        var (count, kept) = way switch
        {
            Ledger => ReadLedger(folder, isWhole: false),
            Words => ReadLedger(folder, isWhole: true),
            _ => ReadDocuments(folder),
        };
        var seconds = watch.Elapsed.TotalSeconds;
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime.TotalSeconds;
        var managed = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(kept);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s (CPU {cpu:0.00} s), {managed / 1e6:0} MB managed after it, {self.PeakWorkingSet64 / 1e6:0} MB working set at its peak, {count} songs");
    }

    private static (int Count, object Kept) ReadLedger(string folder, bool isWhole)
    {
        SongLedger ledger = new(folder);
        var count = 0;
        var songs = ledger.Read(_ => count++ >= 0 && isWhole);
        return (count, (ledger, songs));
    }

    /// <summary>The plain way: a string a line, a document a string, the last event of each song kept.</summary>
    private static (int Count, object Kept) ReadDocuments(string folder)
    {
        Dictionary<string, JsonElement> songs = [];
        foreach (var line in File.ReadLines(Path.Combine(folder, "ledger.jsonl")))
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.TryGetProperty("key", out var key))
            {
                songs[key.GetString()!] = document.RootElement.Clone();
            }
        }

        return (songs.Count, songs);
    }
}
