using System.Diagnostics;
using System.Globalization;
using AimlMusic.Hosting;

namespace AimlMusic.Bench;

/// <summary>One song of a service that takes no time, from the command to the file: here, and as a user would script it, in turn.</summary>
internal static class SongBench
{
    private const int ColdRounds = 7;
    private const int Warm = 25;

    private static readonly string Root = Built.Path("RepositoryRoot");
    private static readonly PowerShellHost PowerShell = PowerShellHost.Find() ?? throw new InvalidOperationException(PowerShellHost.NotFound);

    public static void Run()
    {
        using var server = SandboxProcess.Start(0, out var address);
        try
        {
            List<double> here = [], script = [];
            for (var round = 0; round < ColdRounds; round++)
            {
                here.AddRange(Measure("Here", address, 1));
                script.AddRange(Measure("Script", address, 1));
            }

            Tell("cold, from Import-Module on", here, script);
            Tell("warm", Measure("Here", address, Warm + 1).Skip(1), Measure("Script", address, Warm + 1).Skip(1));
        }
        finally
        {
            server.Kill();
        }
    }

    private static List<double> Measure(string way, string address, int songs)
    {
        var folder = Directory.CreateTempSubdirectory("aimlmusic-bench-").FullName;
        try
        {
            var start = PowerShell.Describe("-NoProfile", "-NonInteractive", "-File", Path.Combine(Root, "tests/bench/song.ps1"), "-Way", way,
                "-Module", Path.Combine(Root, "out/AimlMusic"), "-Uri", address, "-Folder", folder, "-Songs", songs.ToString(CultureInfo.InvariantCulture));
            start.RedirectStandardOutput = true;
            start.Environment["AIMLMUSIC_HOME"] = Path.Combine(folder, "home");
            using var process = Process.Start(start)!;
            return [.. Worker.End(process).Split('\n').Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Tell(string what, IEnumerable<double> here, IEnumerable<double> script)
    {
        var (ours, theirs) = (here.Order().ToList(), script.Order().ToList());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-28} here {Spread(ours)} ms, a script {Spread(theirs)} ms: {ours[ours.Count / 2] / theirs[theirs.Count / 2]:0.00} ×"));
    }

    private static string Spread(List<double> times) =>
        string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2]:0} ({times[times.Count / 4]:0} to {times[times.Count * 3 / 4]:0})");
}
