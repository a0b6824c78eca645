using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AimlMusic.Album;
using AimlMusic.Album.Songs;

namespace AimlMusic.Bench;

/// <summary>An album of 500 synthetic songs: its size, the time to write it, and the time to open it beside an empty page.</summary>
internal static partial class AlbumBench
{
    private const int Songs = 500;
    private const int Seconds = 30;
    private const int Rate = 8000;
    private const int Rounds = 5;

    private static readonly string? Chromium = new[] { Environment.GetEnvironmentVariable("AIMLMUSIC_CHROMIUM"), "/usr/bin/chromium-headless-shell", "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("aimlmusic-bench-").FullName;
        try
        {
            var sources = Enumerable.Range(1, Songs).Select(number => new AlbumSource(Save(folder, number))).ToList();
            var page = Path.Combine(folder, AlbumWriter.FileName);
            Tell($"{Songs} WAV files of {Seconds} s, waveforms made", () => Write(page, sources));
            Tell($"{Songs} files, waveforms kept in the sidecar files", () => Write(page, sources));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the page: {new FileInfo(page).Length / 1024} KiB, {new FileInfo(page).Length / Songs} bytes a song"));
            Open(page, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string page, IReadOnlyList<AlbumSource> sources)
    {
        AlbumWriter writer = new(ledger: null);
        if (writer.Write(page, "Bench", sources, "0", overwrite: true, problem => throw problem, default) != Songs)
        {
            throw new InvalidOperationException("Songs are missing.");
        }
    }

    private static void Tell(string what, Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-52} {watch.Elapsed.TotalSeconds:0.00} s"));
    }

    // A copy of the page notes when all songs are in the document and laid out. The whole command beside an empty page has more in it: it writes the document out as text.
    private static void Open(string page, string folder)
    {
        if (Chromium is null)
        {
            Console.WriteLine("opening is not measured: Chromium is not installed");
            return;
        }

        var empty = Path.Combine(folder, "empty.html");
        File.WriteAllText(empty, "<!DOCTYPE html><title>Empty</title>");
        var noting = Path.Combine(folder, "noting.html");
        File.WriteAllText(noting, Policy().Replace(File.ReadAllText(page), "").Replace("</body>", "<script>document.body.offsetHeight; document.body.setAttribute('data-opened', performance.now())</script></body>", StringComparison.Ordinal));
        List<double> opened = [], albums = [], others = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var (album, document) = Dump(noting, Songs);
            var (other, _) = Dump(empty, 0);
            if (round > 0)
            {
                opened.Add(double.Parse(Opened().Match(document).Groups[1].Value, CultureInfo.InvariantCulture));
                albums.Add(album);
                others.Add(other);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"opened in Chromium: all songs laid out {opened.Median():0} ms after the start of the navigation ({opened.Min():0} to {opened.Max():0})"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Chromium from start to end, the document written out as text: {albums.Median():0} ms, with an empty page {others.Median():0} ms"));
    }

    private static (double Milliseconds, string Document) Dump(string page, int songs)
    {
        ProcessStartInfo start = new(Chromium!, ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "--window-size=1280,800", $"--user-data-dir={Path.Combine(Path.GetDirectoryName(page)!, "browser")}", new Uri(page).AbsoluteUri]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var document = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return document.Split("<article").Length == songs + 1 ? (watch.Elapsed.TotalMilliseconds, document) : throw new InvalidOperationException("The page did not show all songs.");
    }

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex Policy();

    [GeneratedRegex("data-opened=\"([^\"]+)\"")]
    private static partial Regex Opened();

    private static string Save(string folder, int number)
    {
        var path = Path.Combine(folder, $"Song {number}.wav");
        using (BinaryWriter file = new(File.Create(path)))
        {
            file.Write("RIFF"u8);
            file.Write(36 + (Rate * Seconds * 2));
            file.Write("WAVEfmt "u8);
            file.Write(16);
            file.Write((short)1);
            file.Write((short)1);
            file.Write(Rate);
            file.Write(Rate * 2);
            file.Write((short)2);
            file.Write((short)16);
            file.Write("data"u8);
            file.Write(Rate * Seconds * 2);
            for (var i = 0; i < Rate * Seconds; i++)
            {
                file.Write((short)(20000 * Math.Sin(i * (0.1 + (number / 2000.0))) * Math.Abs(Math.Sin(i * number / 300000.0))));
            }
        }

        var lines = Enumerable.Range(1, 24).Select(line => line % 8 == 1 ? "[Verse]" : $"The tide of song {number} comes in, and this is line {line}");
        SongSidecar sidecar = new()
        {
            Request = new() { Title = $"Song {number}", Lyrics = string.Join('\n', lines), Prompt = "warm folk, female voice, fingerpicked guitar" },
            Song = new() { Id = $"id-{number}", UsdSpent = 0.195m, SubmittedUtc = DateTimeOffset.UnixEpoch.AddDays(20000 + number) },
            AudioFile = Path.GetFileName(path),
            SavedAt = DateTimeOffset.UnixEpoch,
            Sha256Served = new('0', 64),
            Sha256Saved = Hex.Sha256Of(path),
        };
        sidecar.Write(SongSidecar.PathOf(path), overwrite: true);
        return path;
    }
}
