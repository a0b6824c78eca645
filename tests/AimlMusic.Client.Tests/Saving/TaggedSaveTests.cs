using System.Text.Json.Nodes;
using AimlMusic.Tests.Downloading;
using static AimlMusic.Tests.Saving.Download;

namespace AimlMusic.Tests.Saving;

/// <summary>Songs that know how they were made.</summary>
public sealed class TaggedSaveTests
{
    private static readonly SaveOptions All = new() { WritesTags = true, WritesSidecar = true, Version = "1.2.3" };

    [Fact]
    public async Task Audio_is_saved_as_served_and_all_three_digests_are_correct()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync();
        var plain = await new SongSaver(sandbox.Client).SaveAsync(song, folder.Target with { FileName = "plain" }, cancellationToken: Stop);

        var saved = await new SongSaver(sandbox.Client, options: All).SaveAsync(song, folder.Target, cancellationToken: Stop);

        Assert.Equal(["Bell.json", "Bell.wav", "plain.wav"], folder.Files);
        Assert.Empty(saved.Notes);
        Assert.NotEqual(plain.Sha256, saved.Sha256);
        Assert.Equal((saved.Sha256, saved.Length), (Sha256Of(saved.Path), new FileInfo(saved.Path).Length));
        Assert.Equal(AudioDigest.Of(plain.Path), AudioDigest.Of(saved.Path));
        Assert.Equal((plain.Duration, plain.SampleRate), (saved.Duration, saved.SampleRate));
        var sidecar = JsonNode.Parse(await File.ReadAllTextAsync(saved.Sidecar!, Stop))!;
        Assert.Equal((saved.Sha256, plain.Sha256, song.Id), ((string?)sidecar["Sha256Saved"], (string?)sidecar["Sha256Served"], (string?)sidecar["GenerationId"]));
        Assert.Equal(("stable-audio", "A gentle bell", "Bell", 1), ((string?)sidecar["Model"], (string?)sidecar["Prompt"], (string?)sidecar["Title"], (int?)sidecar["DurationSec"]));
        Assert.DoesNotContain(SandboxFixture.Key, sidecar.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Signature", sidecar.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Existing_song_is_recognized_by_its_audio_regardless_of_its_tags()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync();
        var first = await new SongSaver(sandbox.Client, options: All).SaveAsync(song, folder.Target, cancellationToken: Stop);

        var second = await new SongSaver(sandbox.Client, options: All).SaveAsync(new MusicGeneration(song) { CompletedAt = song.CompletedAt!.Value.AddSeconds(9) }, folder.Target, cancellationToken: Stop);
        var third = await new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop);

        Assert.Equal(["Bell.json", "Bell.wav"], folder.Files);
        Assert.Equal((first.Path, first.Sha256, first.Length), (second.Path, second.Sha256, second.Length));
        Assert.Equal((first.Path, first.Sha256, first.Length), (third.Path, third.Sha256, third.Length));
    }

    [Fact]
    public async Task Sidecar_is_separate_for_each_of_two_songs_with_one_name()
    {
        await using ScriptedServer server = new(_ => Reply.Body(Frames.Mp3(10)));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        SongSaver saver = new(scripted.Client, options: All);

        var one = await saver.SaveAsync(new MusicGeneration(server.SongAt("one")) { Title = "T" }, folder.Target, cancellationToken: Stop);
        var two = await saver.SaveAsync(new MusicGeneration(server.SongAt("two")) { Title = "T" }, folder.Target with { FileName = "T.MP3x" }, cancellationToken: Stop);

        Assert.All([one, two], saved => Assert.Equal(saved.Song.Id, (string?)JsonNode.Parse(File.ReadAllText(saved.Sidecar!))!["GenerationId"]));
        Assert.NotEqual(one.Sidecar, two.Sidecar);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Foreign_file_at_the_name_of_the_sidecar_is_preserved(bool overwrite)
    {
        await using ScriptedServer server = new(_ => Reply.Body(Frames.Mp3(10)));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        var theirs = folder.Put("T.json", "{\"mine\":1}");

        var saved = await new SongSaver(scripted.Client, options: All).SaveAsync(new MusicGeneration(server.SongAt()) { Title = "T" }, folder.Target with { Overwrite = overwrite }, cancellationToken: Stop);

        Assert.Equal("{\"mine\":1}", await File.ReadAllTextAsync(theirs, Stop));
        Assert.Matches(@"T-[0-9a-f]{8}\.json$", saved.Sidecar);
    }

    [Fact]
    public async Task Untaggable_file_is_saved_as_served_with_a_note()
    {
        byte[] mp3 = [.. "ID3\u0002\0\0\0\0\0\u0010"u8, .. new byte[16], .. Frames.Mp3(10)];
        await using ScriptedServer server = new(Reply.Body(mp3));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();

        var saved = await new SongSaver(scripted.Client, options: All).SaveAsync(new MusicGeneration(server.SongAt()) { Title = "T" }, folder.Target, cancellationToken: Stop);

        Assert.Contains("has no tags, because", Assert.Single(saved.Notes), StringComparison.Ordinal);
        Assert.Equal(mp3, await File.ReadAllBytesAsync(saved.Path, Stop));
    }

    [Fact]
    public async Task Missing_sidecar_is_written_when_the_song_is_found_again()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        using TempFolder home = new();
        SongLedger ledger = new(home.Path, sandbox.Clock);
        var song = await new SongSubmitter(sandbox.Client, ledger).SubmitAsync(SampleRequests.Short, cancellationToken: Stop);
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        var saved = await new SongSaver(sandbox.Client, ledger, All).SaveAsync(song, folder.Target, cancellationToken: Stop);
        File.Delete(saved.Sidecar!);

        var again = await new SongSaver(sandbox.Client, ledger, All).SaveAsync(new() { Id = song.Id }, folder.Target, cancellationToken: Stop);

        Assert.Equal((saved.Path, saved.Sidecar), (again.Path, again.Sidecar));
        Assert.Equal("A gentle bell", (string?)JsonNode.Parse(await File.ReadAllTextAsync(again.Sidecar!, Stop))!["Prompt"]);
        Assert.Single(await sandbox.RequestsAsync("download"));
    }
}
