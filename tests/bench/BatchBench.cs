using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using AimlMusic.Hosting;

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
    private const int Stormy = 200;
    private const int StormSeconds = 20;
    private const int Allowed = 5;
    private const int TooMany = 429;

    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private static readonly string Root = Built.Path("RepositoryRoot");

    public static void Batch()
    {
        var ideal = (double)Songs / AtOnce * GenerationSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Songs} songs of {GenerationSeconds} s, {AtOnce} at once; ideal {ideal:0.0} s"));
        using var server = SandboxProcess.Start(GenerationSeconds, out var address);
        Tell("Idle", address, 0, AtOnce);
        Tell("Here", address, Songs, AtOnce);
        Tell("Parallel", address, Songs, AtOnce);
        Tell("Loop", address, FewSongs, AtOnce);
        server.Kill();
    }

    /// <summary>Ten thousand songs in flight at once.</summary>
    public static void Fly()
    {
        using var server = SandboxProcess.Start(FlightSeconds, out var address);
        Tell("Here", address, Flight, Flight);
        var requests = Journal(address);
        var perSecond = requests.GroupBy(request => request.Time.Ticks / TimeSpan.TicksPerSecond).Select(second => second.Count()).ToList();
        // The server remembers the last of them, and counts all.
        Console.WriteLine($"{requests[^1].Number} requests in all; of the last {requests.Count} {perSecond.Max()} in the busiest second, {perSecond.Average():0} a second on average");
        server.Kill();
    }

    /// <summary>Two hundred songs at a service that takes five requests a second.</summary>
    public static void Storm()
    {
        using var server = SandboxProcess.Start(StormSeconds, out var address, "--requests-per-second", Text(Allowed));
        Tell("Here", address, Stormy, Stormy);
        var requests = Journal(address);
        var refused = requests.Where(request => request.Status == TooMany).ToList();
        var told = refused[0].Time;
        var burst = requests.Where(request => request.Time <= told + OneSecond).ToList();
        var after = requests.Where(request => request.Time > told + OneSecond).ToList();
        Console.WriteLine($"the first burst: {burst.Count} requests, {burst.Count(request => request.Status == TooMany)} of them answered 429");
        Console.WriteLine($"after it: {after.Count} requests, {after.Count(request => request.Status == TooMany)} answered 429, {Busiest(after)} in the busiest second of {Allowed} allowed");
        server.Kill();
    }

    private static int Busiest(List<Exchange> requests) =>
        requests.Max(first => requests.Count(request => request.Time >= first.Time && request.Time < first.Time + OneSecond));

    private static List<Exchange> Journal(string address)
    {
        using HttpClient http = new() { Timeout = TimeSpan.FromMinutes(2) };
        using var journal = JsonDocument.Parse(http.GetStringAsync(new Uri(address + "sandbox/requests")).GetAwaiter().GetResult());
        return [.. journal.RootElement.GetProperty("requests").EnumerateArray().Select(request => new Exchange(
            request.GetProperty("number").GetInt32(), request.GetProperty("time").GetDateTime(), request.GetProperty("status").GetInt32()))];
    }

    private static void Tell(string way, string address, int songs, int atOnce)
    {
        var home = Directory.CreateTempSubdirectory("aimlmusic-bench-").FullName;
        var powerShell = PowerShellHost.Find() ?? throw new InvalidOperationException(PowerShellHost.NotFound);
        var start = powerShell.Describe("-NoProfile", "-NonInteractive", "-File", Path.Combine(Root, "tests/bench/batch.ps1"), "-Way", way,
            "-Module", Path.Combine(Root, "out/AimlMusic"), "-Uri", address, "-Songs", Text(songs), "-ThrottleLimit", Text(atOnce));
        start.RedirectStandardOutput = true;
        start.Environment["AIMLMUSIC_HOME"] = home;
        using var process = Process.Start(start)!;
        Console.WriteLine(Worker.End(process));
        Directory.Delete(home, recursive: true);
    }

    private sealed record Exchange(int Number, DateTime Time, int Status);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
