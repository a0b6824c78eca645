using System.Diagnostics;
using System.Globalization;

namespace AimlMusic.Bench;

/// <summary>Measures what some work takes the second time: time, and memory at its peak beyond what the process had before.</summary>
internal static class MemoryMeter
{
    private const double Mebibyte = 1024 * 1024;

    public static async Task<string> RunAsync(Func<Task<long>> work)
    {
        await work();
        using var self = Process.GetCurrentProcess();
        var before = self.PeakWorkingSet64;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        var bytes = await work();
        var seconds = watch.Elapsed.TotalSeconds;
        self.Refresh();
        var peak = (self.PeakWorkingSet64 - before) / Mebibyte;
        var made = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / Mebibyte;
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / Mebibyte:0} MiB in {seconds:0.00} s; {peak:0.0} MiB more working set at its peak, {made:0.0} MiB allocated");
    }
}
