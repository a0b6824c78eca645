using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AimlMusic.Hosting;

namespace AimlMusic.Bench;

/// <summary>A large song from loopback: here, by curl and by Invoke-WebRequest, in turn, each in a process of its own.</summary>
internal static partial class DownloadBench
{
    private const long Bytes = 1L << 30;
    private const int Rounds = 7;
    private const string Curl = "curl -s -o";
    private const string Usual = "Invoke-WebRequest -OutFile";
    private const string UsualOnDisk = "the same, flushed to disk";
    private const string AsServed = "SongSaver, as served";
    private const string Tagged = "SongSaver, tags and sidecar";

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("aimlmusic-bench-").FullName;
        using var server = Worker.Start(FileServer.Word);
        try
        {
            var address = $"http://127.0.0.1:{server.StandardOutput.ReadLine()}/";
            var size = Bytes.ToString(CultureInfo.InvariantCulture);
            var url = $"{address}{size}.wav";
            Dictionary<string, List<double>> seconds = new() { [Curl] = [], [Usual] = [], [UsualOnDisk] = [], [AsServed] = [], [Tagged] = [] };
            for (var round = 1; round <= Rounds; round++)
            {
                Tell(Curl, Timed(folder, "curl", "-s", "-o", Path.Combine(folder, "curl.wav"), url));
                Tell(Usual, InPowerShell(""));
                Tell(UsualOnDisk, InPowerShell($"$file = [System.IO.File]::OpenWrite('{folder}/large.wav'); $file.Flush($true); $file.Dispose()"));
                Tell(AsServed, Clean(folder, Worker.Run(Saving.Plain, folder, address, size)));
                Tell(Tagged, Clean(folder, Worker.Run(Saving.Tagged, folder, address, size)));

                void Tell(string what, string took)
                {
                    Console.WriteLine($"{round}  {what,-30} {took}");
                    if (Seconds().Match(took) is { Success: true } match)
                    {
                        seconds[what].Add(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
                    }
                }
            }

            // A song is on disk before it counts as saved, and its SHA-256 is known. The others end before the first, and do not know the second.
            foreach (var what in seconds.Keys.Where(what => seconds[what].Count > 0 && seconds[Usual].Count > 0))
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-30} median {seconds[what].Median():0.00} s, {seconds[what].Median() / seconds[Usual].Median():0.00} × Invoke-WebRequest, {seconds[what].Median() / seconds[UsualOnDisk].Median():0.00} × the same on disk"));
            }

            string InPowerShell(string then) => PowerShellHost.Find() is { } powerShell
                ? Timed(folder, powerShell.FileName, [.. powerShell.Leading, "-NoProfile", "-NonInteractive", "-Command", Script(folder, address, url, then)])
                : "is not installed";
        }
        finally
        {
            server.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    // It measures itself: pwsh takes longer to begin than a song to come.
    private static string Script(string folder, string address, string url, string then) => $$"""
        $ProgressPreference = 'SilentlyContinue'
        Invoke-WebRequest '{{address}}1048576.wav' -OutFile '{{folder}}/small.wav'
        $self = [System.Diagnostics.Process]::GetCurrentProcess()
        $before = $self.PeakWorkingSet64
        $time = Measure-Command { Invoke-WebRequest '{{url}}' -OutFile '{{folder}}/large.wav'; {{then}} }
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

    [GeneratedRegex(@"MiB in ([0-9.]+) s")]
    private static partial Regex Seconds();
}
