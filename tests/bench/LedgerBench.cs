using System.Diagnostics;
using System.Globalization;

namespace AimlMusic.Bench;

/// <summary>How long the ledger takes for what it does.</summary>
internal static class LedgerBench
{
    private const int Songs = 100_000;
    private const int Appends = 1000;
    private const int Processes = 8;

    public static void Run()
    {
        var parent = Directory.CreateTempSubdirectory("aimlmusic-bench-").FullName;
        try
        {
            Read(Directory.CreateDirectory(Path.Combine(parent, "read")).FullName);
            Tell("1 process, 1,000 appends (aim: < 1 ms CPU)", Worker.Run(LedgerAppending.Word, Path.Combine(parent, "append"), "a", Text(Appends)));
            AppendTogether(Path.Combine(parent, "together"));
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    private static void Read(string folder)
    {
        Tell($"{Songs:N0} songs, 4 events each", $"{LedgerSample.Write(folder, Songs) / 1e6:0} MB on disk");
        // Once for nothing, so that the file is in the system's memory for all.
        Worker.Run(LedgerReading.Documents, folder);
        Tell("File.ReadLines, JsonDocument a line", Worker.Run(LedgerReading.Documents, folder));
        Tell("SongLedger.Read (aim: < 2 s, < 200 MB)", Worker.Run(LedgerReading.Ledger, folder));
        Tell("SongLedger.Read, the words of all songs too", Worker.Run(LedgerReading.Words, folder));
    }

    private static void AppendTogether(string folder)
    {
        var watch = Stopwatch.StartNew();
        var writers = Enumerable.Range(0, Processes).Select(i => Worker.Start(LedgerAppending.Word, folder, "w" + Text(i), Text(Appends))).ToList();
        var last = writers.ConvertAll(Worker.End)[^1];
        writers.ForEach(writer => writer.Dispose());
        var seconds = watch.Elapsed.TotalSeconds;
        // Each has an event to begin with, which is no submit.
        var lost = (Processes * (Appends + 1)) - new SongLedger(folder).Read().Count;
        Tell($"{Processes} processes, 1,000 appends each at once", string.Create(CultureInfo.InvariantCulture, $"{lost} lost, {seconds:0.0} s; the last: {last}"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static void Tell(string what, string took) => Console.WriteLine($"{what,-48} {took}");
}
