using static AimlMusic.Tests.Saving.Download;

namespace AimlMusic.Tests.Saving;

/// <summary>A folder that others write to: what they put at the song's names costs another name, not the song and not their file.</summary>
public sealed class NeighbourTests
{
    private const string Precious = "precious";

    [Theory]
    [InlineData("link")]
    [InlineData("link to nothing")]
    [InlineData("hard link")]
    [InlineData("pipe")]
    [InlineData("device")]
    [InlineData("folder")]
    public async Task Foreign_partial_file_is_neither_written_nor_resumed(string what)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync();
        var victim = folder.Put("victim", Precious);
        var name = Put(what, Path.Combine(folder.Path, await PartialNameOfAsync(song)), victim);

        var saved = await new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop);

        Assert.Equal(Precious, await File.ReadAllTextAsync(victim, Stop));
        Assert.False(File.Exists(victim + ".new"));
        Assert.Null(new FileInfo(saved.Path).LinkTarget);
        Assert.Equal((song.FileSize, saved.Sha256), (saved.Length, Sha256Of(saved.Path)));
        Assert.True(RegularFile.IsThere(name), "It is theirs.");
    }

    [Theory]
    [InlineData("link")]
    [InlineData("hard link")]
    public async Task Foreign_long_file_is_not_resumed(string what)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync(new() { Model = "stable-audio", Prompt = "A gentle bell", DurationSec = 4, Title = "Bell" });
        var victim = folder.Put("victim", new string('v', 200_000));
        Put(what, Path.Combine(folder.Path, await PartialNameOfAsync(song)), victim);

        var saved = await new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop);

        Assert.Equal(new string('v', 200_000), await File.ReadAllTextAsync(victim, Stop));
        Assert.Equal([200], (await sandbox.RequestsAsync("download")).Select(request => request.Status).TakeLast(1));
        Assert.Equal(song.FileSize, saved.Length);
    }

    [Theory]
    [InlineData("link")]
    [InlineData("link to nothing")]
    [InlineData("pipe")]
    [InlineData("device")]
    [InlineData("folder")]
    public async Task Foreign_files_at_the_names_of_the_song_stay_and_the_song_gets_others(string what)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync();
        var victim = folder.Put("victim", Precious);
        Put(what, Path.Combine(folder.Path, "Bell.wav"), victim);
        Put(what, Path.Combine(folder.Path, $"Bell-{SongName.ShortId(song)}.json"), victim);

        var saved = await new SongSaver(sandbox.Client, options: new() { WritesSidecar = true }).SaveAsync(song, folder.Target, cancellationToken: Stop);

        Assert.Equal(Precious, await File.ReadAllTextAsync(victim, Stop));
        Assert.False(File.Exists(victim + ".new"));
        Assert.Equal($"Bell-{SongName.ShortId(song)}.wav", Path.GetFileName(saved.Path));
        Assert.Matches(@"-[0-9a-f]{8}-[0-9a-f]{8}\.json$", saved.Sidecar);
        Assert.Equal(song.FileSize, new FileInfo(saved.Path).Length);
    }

    private static async Task<string> PartialNameOfAsync(MusicGeneration song)
    {
        using HttpClient http = new();
        Uri link = new(song.AudioUrl!);
        using var response = await http.GetAsync(link, Stop);
        return PartialName.Of("Bell", SongName.ShortId(song), EntityTag.Of(response, link)!.Mark);
    }

    private static string Put(string what, string name, string victim)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there, and pipes are no files.");
        switch (what)
        {
            case "link":
                File.CreateSymbolicLink(name, victim);
                break;
            case "link to nothing":
                File.CreateSymbolicLink(name, victim + ".new");
                break;
            case "hard link":
                using (var link = System.Diagnostics.Process.Start("ln", [victim, name]))
                {
                    link.WaitForExit();
                }

                break;
            case "pipe":
                Pipe.Make(name);
                break;
            case "device":
                File.CreateSymbolicLink(name, "/dev/zero");
                break;
            default:
                Directory.CreateDirectory(name);
                break;
        }

        return name;
    }
}
