using System.Diagnostics;
using System.Text.Json;
using AimlMusic.Hosting;

namespace AimlMusic.PowerShell.Tests;

/// <summary>Runs Pester in a PowerShell of its own, for one file or, to find what tests there are, for a folder.</summary>
internal sealed class PesterProcess(PowerShellHost powerShell)
{
    private const int LastLines = 20;

    // Pester writes a line for each test. No test takes as long as this, on however busy a machine: what is silent so long hangs.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    /// <summary>For the limit; real time unless told otherwise.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What came of each test.</summary>
    /// <exception cref="InvalidOperationException">It hung or broke, and reported nothing.</exception>
    public async Task<IReadOnlyList<PesterTest>> RunAsync(string path, params string[] arguments)
    {
        var place = Directory.CreateTempSubdirectory("aimlmusic-pester-").FullName;
        try
        {
            var result = Path.Combine(place, "result.json");
            using var process = Process.Start(Describe(place, ["-Path", path, "-ResultPath", result, .. arguments]))!;
            using CancellationTokenSource limit = new(Limit, Clock);
            List<string> lines = [];
            void Take(string line)
            {
                lock (lines)
                {
                    lines.Add(line);
                }

                limit.CancelAfter(Limit);
            }

            var reading = Task.WhenAll(ReadAsync(process.StandardOutput, Take), ReadAsync(process.StandardError, Take));
            var hangs = !await EndsAsync(process, limit.Token);
            if (!hangs && File.Exists(result))
            {
                return JsonSerializer.Deserialize<PesterTest[]>(await File.ReadAllTextAsync(result))!;
            }

            // A process that outlives its parents could hold the streams open for ever.
            await Task.WhenAny(reading, Task.Delay(Rest));
            var what = hangs ? $"hung: nothing came for {Limit.TotalMinutes:0} minutes, and it was killed" : $"ended with {process.ExitCode} and reported nothing";
            lock (lines)
            {
                throw new InvalidOperationException($"{Path.GetFileName(path)} {what}. Its last lines:\n{string.Join('\n', lines.TakeLast(LastLines))}");
            }
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private static async Task ReadAsync(StreamReader reader, Action<string> take)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            take(line);
        }
    }

    private static async Task<bool> EndsAsync(Process process, CancellationToken limit)
    {
        try
        {
            await process.WaitForExitAsync(limit);
            return true;
        }
        catch (OperationCanceledException)
        {
            // What it started goes with it: servers, and PowerShell where a shim was named.
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            return false;
        }
    }

    private ProcessStartInfo Describe(string place, IEnumerable<string> arguments)
    {
        var script = Path.Combine(BuildData.Of("RepositoryRoot"), "tests", "AimlMusic.PowerShell.Tests", "Run-Pester.ps1");
        var start = powerShell.Describe(["-NoProfile", "-NonInteractive", "-File", script, "-Pester", BuildData.Of("Pester"), .. arguments]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["AIMLMUSIC_TEST_MODULE"] = Path.Combine(BuildData.Of("RepositoryRoot"), "out", "AimlMusic");
        start.Environment["AIMLMUSIC_TEST_SERVER"] = BuildData.Of("SandboxServer");
        start.Environment["AIMLMUSIC_TEST_PACKAGER"] = BuildData.Of("Packager");
        // The tests must not touch the user's own ledger.
        start.Environment["AIMLMUSIC_HOME"] = Path.Combine(place, "ledger");
        // These processes live for seconds. To count calls and to compile the frequent methods again costs a fifth of their time.
        start.Environment["DOTNET_TC_CallCounting"] = "0";
        return start;
    }
}
