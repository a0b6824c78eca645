using System.Diagnostics;
using System.Globalization;
using AimlMusic.Hosting;

namespace AimlMusic.Bench;

/// <summary>Import-Module beside modules that do nothing, in turn, each in a fresh process.</summary>
internal static class ImportBench
{
    private const int Rounds = 31;

    private static readonly PowerShellHost PowerShell = PowerShellHost.Find() ?? throw new InvalidOperationException(PowerShellHost.NotFound);

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("aimlmusic-bench-").FullName;
        try
        {
            ImportTimes ours = new("AimlMusic", Path.Combine(Built.Path("RepositoryRoot"), "out/AimlMusic/AimlMusic.psd1"));
            ImportTimes shape = new("an empty module of the same shape", EmptyModules.SameShape(folder));
            ImportTimes bare = new("an empty manifest and assembly", EmptyModules.Bare(folder));
            Console.WriteLine($"{Rounds} rounds in PowerShell {Ask("$PSVersionTable.PSVersion.ToString()")}; milliseconds: median (middle half)");
            Measure([ours, shape, bare]);
            foreach (var times in (ImportTimes[])[ours, shape, bare])
            {
                Console.WriteLine(times);
            }

            Console.WriteLine($"import beside the same shape: {ours.Ratio(shape)}; beside manifest and assembly alone: {ours.Ratio(bare)}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(ImportTimes[] modules)
    {
        // The first round fills the file cache and is not counted. Every other one begins with another module.
        for (var round = 0; round <= Rounds; round++)
        {
            for (var turn = 0; turn < modules.Length; turn++)
            {
                var module = modules[(round + turn) % modules.Length];
                var watch = Stopwatch.StartNew();
                var import = double.Parse(Ask(Script(module.Manifest)), CultureInfo.InvariantCulture);
                if (round > 0)
                {
                    module.Add(import, watch.Elapsed.TotalMilliseconds);
                }
            }
        }
    }

    private static string Script(string manifest) =>
        $"$watch = [System.Diagnostics.Stopwatch]::StartNew(); Import-Module '{manifest}' -ErrorAction Stop; $watch.Stop(); $watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)";

    private static string Ask(string script)
    {
        var start = PowerShell.Describe("-NoProfile", "-NonInteractive", "-Command", script);
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        return Worker.End(process);
    }
}
