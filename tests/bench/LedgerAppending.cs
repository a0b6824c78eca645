using System.Diagnostics;
using System.Globalization;

namespace AimlMusic.Bench;

/// <summary>Appends events as submits do, each on the disk before the next.</summary>
internal static class LedgerAppending
{
    public const string Word = "append";

    /// <summary>What one took: CPU time and time.</summary>
    public static string Measure(string folder, string name, int count)
    {
        SongLedger ledger = new(folder);
        // The first call compiles; it is not what is measured.
        ledger.Unknown(name, "to begin with");
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            ledger.SubmittingAsync(LedgerSample.Submit($"{name}-{i}")).GetAwaiter().GetResult();
        }

        self.Refresh();
        var used = (self.TotalProcessorTime - cpu).TotalMilliseconds / count;
        return string.Create(CultureInfo.InvariantCulture, $"{used:0.000} ms CPU, {watch.Elapsed.TotalMilliseconds / count:0.000} ms each");
    }
}
