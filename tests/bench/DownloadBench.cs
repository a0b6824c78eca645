using System.Diagnostics;
using System.Globalization;
using AimlMusic.Hosting;

namespace AimlMusic.Bench;

/// <summary>A large song from loopback: here, by curl and by Invoke-WebRequest, in turn, each in a process of its own.</summary>
internal static class DownloadBench
{
    private const long Bytes = 1L << 30;
    private const int Rounds = 3;

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("aimlmusic-bench-").FullName;
        using var server = Worker.Start(FileServer.Word);
        try
        {
            var address = $"http://127.0.0.1:{server.StandardOutput.ReadLine()}/";
            var size = Bytes.ToString(CultureInfo.InvariantCulture);
            var url = $"{address}{size}.wav";
            for (var round = 1; round <= Rounds; round++)
            {
                Tell(round, "curl -s -o", Timed(folder, "curl", "-s", "-o", Path.Combine(folder, "curl.wav"), url));
                Tell(round, "Invoke-WebRequest -OutFile", PowerShellHost.Find() is { } powerShell
                    ? Timed(folder, powerShell.FileName, [.. powerShell.Leading, "-NoProfile", "-NonInteractive", "-Command", Script(folder, address, url)])
                    : "is not installed");
                Tell(round, "SongSaver, as served", Clean(folder, Worker.Run(Saving.Plain, folder, address, size)));
                Tell(round, "SongSaver, tags and sidecar", Clean(folder, Worker.Run(Saving.Tagged, folder, address, size)));
            }
        }
        finally
        {
            server.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    // It measures itself: pwsh takes longer to begin than a song to come.
    private static string Script(string folder, string address, string url) => $$"""
        $ProgressPreference = 'SilentlyContinue'
        Invoke-WebRequest '{{address}}1048576.wav' -OutFile '{{folder}}/small.wav'
        $self = [System.Diagnostics.Process]::GetCurrentProcess()
        $before = $self.PeakWorkingSet64
        $time = Measure-Command { Invoke-WebRequest '{{url}}' -OutFile '{{folder}}/large.wav' }
        $self.Refresh()
        [string]::Format([cultureinfo]::InvariantCulture, '1024 MiB in {0:0.00} s; {1:0.0} MiB more working set at its peak', $time.TotalSeconds, ($self.PeakWorkingSet64 - $before) / 1MB)
        """;

    private static string Timed(string folder, string program, params string[] words)
    {
        try
        {
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })!;
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            var took = string.Create(CultureInfo.InvariantCulture, $"1024 MiB in {watch.Elapsed.TotalSeconds:0.00} s");
            return Clean(folder, process.ExitCode == 0 ? (output.Length > 0 ? output : took) : $"ended with {process.ExitCode}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "is not installed";
        }
    }

    private static string Clean(string folder, string result)
    {
        foreach (var file in Directory.GetFiles(folder))
        {
            File.Delete(file);
        }

        return result;
    }

    private static void Tell(int round, string what, string took) => Console.WriteLine($"{round}  {what,-30} {took}");
}
