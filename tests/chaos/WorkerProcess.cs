using System.Diagnostics;
using AimlMusic.Hosting;

namespace AimlMusic.Chaos;

/// <summary>Runs a worker as a separate process, and kills it on demand: without handlers, finally blocks and flushes.</summary>
internal sealed class WorkerProcess(Workplace place, Uri baseUri, PowerShellHost? powerShell)
{
    // No work takes this long, even on a busy machine: the worker hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task<WorkResult> RunAsync(WorkOrder order)
    {
        using var process = Process.Start(Describe(order))!;
        TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var output = ReadAsync(process.StandardOutput, ready);
        var error = ReadAsync(process.StandardError, null);
        var ended = process.WaitForExitAsync();
        var wasKilled = false;
        if (order.KillAfter is { } wait)
        {
            await Task.WhenAny(ended, ready.Task);
            await Task.WhenAny(ended, Task.Delay(wait));
            wasKilled = Kill(process);
        }

        if (await Task.WhenAny(ended, Task.Delay(Patience)) != ended)
        {
            process.Kill();
            return new WorkResult(false, -1, ["it hangs", .. await output, .. await error]);
        }

        return new WorkResult(wasKilled, process.ExitCode, [.. await output, .. await error]);
    }

    private static bool Kill(Process process)
    {
        if (process.HasExited)
        {
            return false;
        }

        process.Kill();
        return true;
    }

    private static async Task<IReadOnlyList<string>> ReadAsync(StreamReader reader, TaskCompletionSource? ready)
    {
        List<string> lines = [];
        while (await reader.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            ready?.TrySetResult();
        }

        return lines;
    }

    // This program as it was started: by its name, or by dotnet and the name of its assembly.
    private static string[] Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "AimlMusic.Chaos.dll")]
        : [Environment.ProcessPath!];

    private ProcessStartInfo Describe(WorkOrder order)
    {
        var words = order.ToArguments(Repository.Module, place.Songs);
        var start = powerShell is null
            ? new ProcessStartInfo(Self()[0], [.. Self()[1..], "worker", .. words])
            : powerShell.Describe(["-NoProfile", "-NonInteractive", "-File", Path.Combine(AppContext.BaseDirectory, "worker.ps1"), .. words]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["AIMLMUSIC_HOME"] = place.Home;
        start.Environment["AIML_API_KEY"] = "chaos-key";
        start.Environment["AIML_API_BASE_URL"] = baseUri.AbsoluteUri;
        return start;
    }
}
