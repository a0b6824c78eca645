using AimlMusic;
using AimlMusic.Album;
using AimlMusic.Demo;
using AimlMusic.Hosting;
using AimlMusic.Sandbox;

// One song on the sandbox: no key, no network, no cost. Robert Burns wrote the words in 1788.
var lyricsFile = Path.Combine(AppContext.BaseDirectory, "auld-lang-syne.txt");
var folder = Directory.CreateDirectory(Path.Combine(Directory.GetCurrentDirectory(), "out", "demo")).FullName;

PowerShellHost? powerShell;
try
{
    powerShell = PowerShellHost.Find();
}
catch (FileNotFoundException mistake)
{
    await Console.Error.WriteLineAsync(mistake.Message);
    return 2;
}

if (powerShell is not null)
{
    Console.WriteLine($"PowerShell is {powerShell}; running the real pipeline in it:");
    return await PowerShellRun.MakeSongAsync(powerShell, lyricsFile, folder);
}

Console.WriteLine($"{PowerShellHost.NotFound} The same steps are run with the client on which the cmdlets are built.");
SandboxOptions options = new();
using SandboxHandler handler = new(options);
using AimlMusicConnection connection = new(new() { Handler = handler, BaseUri = options.BaseUri });
AimlMusicClient client = new(connection);
SongLedger ledger = new(Path.Combine(folder, "ledger"));
MusicRequest request = new()
{
    Title = "Auld Lang Syne",
    Lyrics = LyricsText.Join(await File.ReadAllLinesAsync(lyricsFile)),
    Prompt = "warm folk, female voice",
};

var song = await new SongSubmitter(client, ledger).SubmitAsync(request);
Console.WriteLine($"Submitted to {song.Model}: {song.Id}");
song = await new GenerationWatcher(client, ledger: ledger).WaitAsync(song, TimeSpan.FromSeconds(60));
Console.WriteLine($"It is {song.Status} and {song.Duration:m\\:ss} long.");
var saved = await new SongSaver(client, ledger).SaveAsync(song, new() { Folder = folder, Overwrite = true });
Console.WriteLine($"Saved: {saved.Path} ({saved.Length:N0} bytes, from the sandbox: synthesized here, not by a model)");
var page = Path.Combine(folder, AlbumWriter.FileName);
new AlbumWriter(ledger).Write(page, "Songs of the sandbox", [new(saved.Path)], version: null, overwrite: true, problem => Console.Error.WriteLine(problem.Message), default);
Console.WriteLine($"Album: {page} (open it in a browser to listen)");
return 0;
