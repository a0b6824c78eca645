using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AimlMusic.Bench;

/// <summary>All that is measured, one after the other, and written down with the machine it was measured on.</summary>
internal static class WholeBench
{
    // What takes minutes is left out where a minute has to do.
    private static readonly (string Title, string Aim, bool IsQuick, Action Run)[] Rows =
    [
        ("Import", "at most 1.15 × the same shape, 2 × manifest and assembly", true, ImportBench.Run),
        ("One song that takes no time", "warm at most 700 ms; cold at most 1.5 × the script + 600 ms", true, SongBench.Run),
        ("When songs are seen", "first of a model: 8 % late, 16 polls for 60 s; from the third on: 40 to 46 s 1.5 s late for 6 polls, 20 to 60 s 2.5 s late", true, WatchBench.Run),
        ("A batch", "at most 1.05 × ideal; less than 80 MB over idle; a third of Parallel's CPU", false, BatchBench.Batch),
        ("Ten thousand in flight", "at most 250 requests in any second, less than 200 MB", false, BatchBench.Fly),
        ("Two hundred at five a second", "at most five 429 after the first burst", false, BatchBench.Storm),
        ("A gigabyte", "at most 1.1 × Invoke-WebRequest, 16 MiB", false, DownloadBench.Run),
        ("An album of 500 songs", "opens in a second", true, AlbumBench.Run),
        ("The ledger", "", false, LedgerBench.Run),
    ];

    public static void Run(bool isQuick)
    {
        StringBuilder page = new();
        page.AppendLine("# Benchmarks").AppendLine()
            .AppendLine("Written by `./build.ps1 Bench`. The alternatives ran side by side in one run. Do not compare figures of different runs.").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"- {DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}")
            .AppendLine(CultureInfo.InvariantCulture, $"- The {Built.Path("Configuration")} build of the module, in a PowerShell that is compiled ahead of time if it could be.")
            .AppendLine(isQuick ? "- The quick run: what takes minutes is left out." : "- The whole run.");
        foreach (var row in Rows.Where(row => row.IsQuick || !isQuick))
        {
            page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {row.Title}").AppendLine();
            if (row.Aim.Length > 0)
            {
                page.AppendLine(CultureInfo.InvariantCulture, $"Aim: {row.Aim}.").AppendLine();
            }

            page.AppendLine("```").Append(Captured(row.Run)).AppendLine("```");
        }

        var path = Path.Combine(Built.Path("RepositoryRoot"), "docs", "benchmarks.md");
        File.WriteAllText(path, page.ToString());
        Console.WriteLine(path);
    }

    private static string Captured(Action run)
    {
        var console = Console.Out;
        using StringWriter written = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Console.SetOut(written);
        try
        {
            run();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException)
        {
            // The other rows are worth having all the same.
            Console.WriteLine($"not measured: {e.Message}");
        }
        finally
        {
            Console.SetOut(console);
        }

        Console.Write(written);
        return written.ToString();
    }
}
