using System.Diagnostics;

namespace AimlMusic.Bench;

/// <summary>This program as another process.</summary>
internal static class Worker
{
    public static Process Start(params string[] words) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, words) { RedirectStandardOutput = true })!;

    public static string Run(params string[] words)
    {
        using var process = Start(words);
        return End(process);
    }

    public static string End(Process process)
    {
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"A worker ended with {process.ExitCode}.");
    }
}
