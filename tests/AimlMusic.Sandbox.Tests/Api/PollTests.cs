using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace AimlMusic.Sandbox.Tests;

public sealed class PollTests
{
    [Fact]
    public async Task Song_is_queued_then_generating_then_completed()
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { GenerationTime = TimeSpan.FromSeconds(40) });
        var id = (await sandbox.SubmitAsync(Songs.Short())).Text("id");
        foreach (var (seconds, status) in new[] { (0, "queued"), (9, "queued"), (1, "generating"), (29, "generating"), (1, "completed"), (999, "completed") })
        {
            sandbox.Time.Advance(TimeSpan.FromSeconds(seconds));
            var reply = await sandbox.PollAsync(id);
            Assert.Equal(id, reply.Text("id"));
            Assert.Equal(status, reply.Text("status"));
            Assert.Equal(status == "completed", reply.Json["audio_file"] is not null);
        }
    }

    [Fact]
    public async Task Completed_song_reports_its_file_its_price_and_its_duration()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var song = (await sandbox.CompleteAsync(Songs.Short().With("seconds_total", 2))).Json;
        var file = song["audio_file"]!;
        Assert.StartsWith(sandbox.Server.CdnBaseUri.AbsoluteUri, file["url"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("audio/wav", file["content_type"]!.GetValue<string>());
        Assert.Equal("output.wav", file["file_name"]!.GetValue<string>());
        Assert.Equal(200_000, song["meta"]!["usage"]!["credits_used"]!.GetValue<long>());
        Assert.InRange(song["extra_info"]!["music_duration"]!.GetValue<int>(), 1900, 2100);
        Assert.Equal(44_100, song["extra_info"]!["music_sample_rate"]!.GetValue<int>());
        Assert.Equal(2, song["extra_info"]!["music_channel"]!.GetValue<int>());
        var size = file["file_size"]!.GetValue<int>();
        Assert.Equal(size, song["extra_info"]!["music_size"]!.GetValue<int>());
        Assert.Equal(size, (await sandbox.DownloadAsync(file["url"]!.GetValue<string>())).Bytes.Length);
    }

    [Fact]
    public async Task Optional_fields_are_sometimes_missing()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        var songs = new List<JsonNode>();
        for (var i = 0; i < 10; i++)
        {
            songs.Add((await sandbox.CompleteAsync()).Json);
        }

        var files = songs.ConvertAll(song => song["audio_file"]!.AsObject());
        Assert.Equal(
            new HashSet<string?> { null, "application/octet-stream", "audio/wav" },
            files.Select(file => file["content_type"]?.GetValue<string>()).ToHashSet());
        Assert.Contains(files, file => file["file_size"] is null);
        Assert.Contains(files, file => file["file_size"]?.GetValue<int>() == 0);
        Assert.Contains(files, file => file["file_size"]?.GetValue<int>() > 0);
        Assert.Contains(files, file => file["file_name"]!.GetValue<string>() != "output.wav");
        Assert.Contains(songs, song => song.AsObject().ContainsKey("error") && song["error"] is null);
        Assert.Contains(songs, song => !song.AsObject().ContainsKey("error"));
        Assert.Contains(songs, song => song["extra_info"] is null);
    }

    [Fact]
    public async Task Failed_song_reports_its_reason()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        await sandbox.AddFaultAsync(JsonNode.Parse("""{"route":"submit","fail":{"name":"Sad","message":"No voice today"}}""")!);
        var id = (await sandbox.SubmitAsync(Songs.Short())).Text("id");
        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("generating", (await sandbox.PollAsync(id)).Text("status"));
        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        var song = (await sandbox.PollAsync(id)).Json;
        Assert.Equal("error", song["status"]!.GetValue<string>());
        Assert.Equal("Sad", song["error"]!["name"]!.GetValue<string>());
        Assert.Equal("No voice today", song["error"]!["message"]!.GetValue<string>());
        Assert.Null(song["audio_file"]);
    }

    [Fact]
    public async Task Unknown_id_is_not_found_and_a_missing_one_is_a_mistake()
    {
        await using var sandbox = await TestSandbox.StartAsync();
        Assert.Equal(404, (await sandbox.PollAsync("nobody")).Status);
        var reply = await sandbox.GetAsync("/v2/generate/audio");
        Assert.Equal(400, reply.Status);
        Assert.Equal(["generation_id"], reply.MistakenPaths());
    }

    [Fact]
    public async Task Seed_determines_the_song()
    {
        var song = await FirstSongAsync(seed: 5);
        var again = await FirstSongAsync(seed: 5);
        var other = await FirstSongAsync(seed: 6);
        Assert.Equal(song, again);
        Assert.NotEqual(song.Id, other.Id);
        Assert.NotEqual(song.Hash, other.Hash);
    }

    private static async Task<(string Id, string Hash)> FirstSongAsync(int seed)
    {
        await using var sandbox = await TestSandbox.StartAsync(new SandboxOptions { Seed = seed });
        // Long enough for a tune: the first bars of two may be alike.
        var song = (await sandbox.CompleteAsync(Songs.For("stable-audio").With("seconds_total", 20))).Json;
        var audio = await sandbox.DownloadAsync(song["audio_file"]!["url"]!.GetValue<string>());
        return (song["id"]!.GetValue<string>(), Convert.ToHexString(SHA256.HashData(audio.Bytes)));
    }
}
