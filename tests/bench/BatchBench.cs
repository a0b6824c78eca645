using System.Diagnostics;
using System.Globalization;

namespace AimlMusic.Bench;

/// <summary>Many songs at once through PowerShell, against the sandbox server in a process of its own.</summary>
internal static class BatchBench
{
    private const int Songs = 1000;
    private const int AtOnce = 64;
    private const int GenerationSeconds = 2;
    private const int FewSongs = 20;
    private const int Flight = 10_000;
    private const int FlightSeconds = 60;

    private static readonly string Root = FindRoot();

    public static void Batch()
    {
        var ideal = (double)Songs / AtOnce * GenerationSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Songs} songs of {GenerationSeconds} s, {AtOnce} at once; ideal {ideal:0.0} s"));
        using var server = Start(GenerationSeconds, out var address);
        Tell("Idle", address, 0, AtOnce);
        Tell("Here", address, Songs, AtOnce);
        Tell("Parallel", address, Songs, AtOnce);
        Tell("Loop", address, FewSongs, AtOnce);
        server.Kill();
    }

    /// <summary>Ten thousand songs in flight at once.</summary>
    public static void Fly()
    {
        using var server = Start(FlightSeconds, out var address);
        Tell("Here", address, Flight, Flight);
        using HttpClient http = new() { Timeout = TimeSpan.FromMinutes(2) };
        var journal = http.GetStringAsync(new Uri(address + "sandbox/requests")).GetAwaiter().GetResult();
        Console.WriteLine($"{journal.Split("\"route\":\"submit\"").Length - 1} submits, {journal.Split("\"route\":\"poll\"").Length - 1} looks");
        server.Kill();
    }

    private static void Tell(string way, string address, int songs, int atOnce)
    {
        var home = Directory.CreateTempSubdirectory("aimlmusic-bench-").FullName;
        ProcessStartInfo start = new("pwsh", ["-NoProfile", "-NonInteractive", "-File", Path.Combine(Root, "tests/bench/batch.ps1"), "-Way", way,
            "-Module", Path.Combine(Root, "out/AimlMusic"), "-Uri", address, "-Songs", Text(songs), "-ThrottleLimit", Text(atOnce)]) { RedirectStandardOutput = true };
        start.Environment["AIMLMUSIC_HOME"] = home;
        using var process = Process.Start(start)!;
        Console.WriteLine(Worker.End(process));
        Directory.Delete(home, recursive: true);
    }

    private static Process Start(int seconds, out string address)
    {
        var server = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(Root, "src/AimlMusic.Sandbox.Server/bin/Debug/net10.0/AimlMusic.Sandbox.Server.dll"),
            "--generation-seconds", Text(seconds), "--balance", "100000"]) { RedirectStandardOutput = true })!;
        address = server.StandardOutput.ReadLine()!.Split(' ')[^1] + "/";
        return server;
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AimlMusic.PowerShell.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
