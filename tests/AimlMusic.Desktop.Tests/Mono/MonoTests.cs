using System.Globalization;
using System.Security.Cryptography;
using AimlMusic.Desktop.Tests.References;
using AimlMusic.Sandbox;
using AimlMusic.Tests.Support;

namespace AimlMusic.Desktop.Tests.Mono;

/// <summary>The laid Desktop edition takes the client's whole way, in Mono and over real HTTP; its ledger and that of the Core edition are one.</summary>
public sealed class MonoTests
{
    [Fact]
    public async Task Assemblies_all_load_and_the_resolve_handler_answers_only_for_version_gaps()
    {
        MonoRun.Require();
        var lines = (await MonoRun.RunAsync("load")).Good();
        ReferenceWalk walk = new(Places.Laid, Places.Desktop);
        Assert.Equal(walk.Gaps.Select(gap => $"answered {gap}"), lines.Where(line => line.StartsWith("answered ", StringComparison.Ordinal)));
        Assert.Contains("stranger unanswered", lines);
        Assert.Contains("assembly without a location unanswered", lines);
        // Not those of the album: its decoder needs .NET Framework's netstandard.dll, which Debian's Mono does not have.
        Assert.Equal(walk.Walked.Except(["AimlMusic.Album", "NLayer"]), lines.Where(line => line.StartsWith("loaded ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Song_is_submitted_awaited_and_saved_and_known_to_the_Core_edition()
    {
        await using var sandbox = await MonoFixture.StartAsync();
        (await MonoRun.RunAsync("song", sandbox)).Good();
        var entry = Assert.Single(sandbox.Ledger.Read());
        Assert.Equal((nameof(LedgerState.Saved), "Bell"), (entry.Status, entry.Title));
        Assert.Equal(Path.Combine(sandbox.Songs, "Bell.wav"), entry.Path);
        Assert.Equal(Sha256(entry.Path!), entry.Sha256);
        Assert.Equal(["Bell.json", "Bell.wav"], sandbox.Folder.Files);
        Assert.Equal(entry.Id, Assert.Single(await sandbox.ChargesAsync()).Id);
    }

    [Fact]
    public async Task Script_that_is_run_again_submits_and_downloads_nothing()
    {
        await using var sandbox = await MonoFixture.StartAsync();
        var first = (await MonoRun.RunAsync("song", sandbox)).Good();
        var before = (await sandbox.RequestsAsync()).Count;
        Assert.Equal(first, (await MonoRun.RunAsync("song", sandbox)).Good());
        Assert.Single(await sandbox.ChargesAsync());
        Assert.DoesNotContain((await sandbox.RequestsAsync()).Skip(before), request => request.Method == "POST" || request.Route == "Download");
    }

    [Fact]
    public async Task Concurrent_submits_of_forty_songs_are_charged_once_each_and_saved()
    {
        await using var sandbox = await MonoFixture.StartAsync();
        (await MonoRun.RunAsync("many", sandbox)).Good();
        Assert.Equal(40, (await sandbox.ChargesAsync()).Count);
        Assert.All(sandbox.Ledger.Read(), entry => Assert.Equal((nameof(LedgerState.Saved), Sha256(entry.Path!)), (entry.Status, entry.Sha256)));
        Assert.Equal(80, sandbox.Folder.Files.Count);
    }

    [Fact]
    public async Task Recording_is_uploaded_and_the_song_from_the_answer_replaces_a_file()
    {
        await using var sandbox = await MonoFixture.StartAsync();
        Recording.Write(sandbox.Folder, 12);
        sandbox.Folder.Put("Voice.wav", "an older one");
        (await MonoRun.RunAsync("voice", sandbox)).Good();
        var entry = Assert.Single(sandbox.Ledger.Read());
        Assert.Equal((nameof(LedgerState.Saved), "music-01"), (entry.Status, entry.Model));
        Assert.Equal(Path.Combine(sandbox.Songs, "Voice.wav"), entry.Path);
        Assert.Equal(Sha256(entry.Path!), entry.Sha256);
        Assert.Equal("RIFF"u8.ToArray(), (await File.ReadAllBytesAsync(entry.Path!, TestContext.Current.CancellationToken))[..4]);
    }

    [Fact]
    public async Task Song_submitted_by_the_Core_edition_is_resumed()
    {
        await using var sandbox = await MonoFixture.StartAsync();
        var song = await new SongSubmitter(sandbox.Client, sandbox.Ledger).SubmitAsync(
            new() { Model = "stable-audio", Prompt = "Ünïcode — 🎵", DurationSec = 1, Title = "Größe" }, cancellationToken: TestContext.Current.CancellationToken);
        (await MonoRun.RunAsync("resume", sandbox)).Good();
        var entry = Assert.Single(sandbox.Ledger.Read());
        Assert.Equal((song.Id, nameof(LedgerState.Saved), "Größe", "Ünïcode — 🎵"), (entry.Id, entry.Status, entry.Title, entry.Prompt));
        Assert.Equal(["Größe.json", "Größe.wav"], sandbox.Folder.Files);
        Assert.Single(await sandbox.ChargesAsync());
    }

    [Fact]
    public async Task Cleared_songs_are_gone_from_the_ledger_for_both_editions()
    {
        await using var sandbox = await MonoFixture.StartAsync();
        (await MonoRun.RunAsync("song", sandbox)).Good();
        Assert.Equal(["cleared 1"], (await MonoRun.RunAsync("clear", sandbox)).Good());
        Assert.Empty(sandbox.Ledger.Read());
    }

    [Fact]
    public async Task Invalid_request_is_reported_and_nothing_is_sent()
    {
        await using var sandbox = await MonoFixture.StartAsync();
        var result = await MonoRun.RunAsync("mistake", sandbox);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error RequestInvalid Nothing The request for stable-audio has 2 mistakes. Nothing was sent.", Assert.Single(result.Lines), StringComparison.Ordinal);
        Assert.Empty(await sandbox.RequestsAsync());
    }

    [Fact]
    public async Task Refused_key_is_reported()
    {
        await using var sandbox = await MonoFixture.StartAsync("another-key-987654321");
        var result = await MonoRun.RunAsync("song", sandbox);
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error Unauthorized Nothing ", Assert.Single(result.Lines), StringComparison.Ordinal);
    }

    public static TheoryData<string, SandboxFault> Faults => new()
    {
        { "the submit is refused for now", new() { Route = FaultRoute.Submit, Status = 429, RetryAfter = "0" } },
        { "the answer to the submit is lost", new() { Route = FaultRoute.Submit, Reset = FaultReset.After } },
        { "the answer to the submit is cut short", new() { Route = FaultRoute.Submit, Body = FaultBody.Truncated } },
        { "a poll fails", new() { Route = FaultRoute.Poll, Status = 502 } },
        { "a poll is reset", new() { Route = FaultRoute.Poll, Reset = FaultReset.Before } },
        { "the download ends early", new() { Route = FaultRoute.Download, Download = FaultDownload.CutShort, CutAt = 100_000 } },
        { "the download is noise", new() { Route = FaultRoute.Download, Download = FaultDownload.Corrupt } },
        { "the download is refused", new() { Route = FaultRoute.Download, Status = 503 } },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task Fault_on_the_way_is_overcome(string what, SandboxFault fault)
    {
        await using var sandbox = await MonoFixture.StartAsync();
        sandbox.Faults.Add(fault);
        (await MonoRun.RunAsync("song", sandbox)).Good();
        Assert.True(sandbox.Faults.Fired == 1, what);
        Assert.Single(await sandbox.ChargesAsync());
        var entry = Assert.Single(sandbox.Ledger.Read(entry => entry.Status == nameof(LedgerState.Saved)));
        Assert.Equal(Sha256(entry.Path!), entry.Sha256);
        Assert.Equal(["Bell.json", "Bell.wav"], sandbox.Folder.Files);
    }

    [Fact]
    public async Task Download_that_hangs_is_stopped_and_resumed_later()
    {
        await using var sandbox = await MonoFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = FaultDownload.Slow, Delay = TimeSpan.FromHours(1) });
        Assert.Equal(["stopped"], (await MonoRun.RunAsync("stop", sandbox)).Good());
        Assert.Empty(sandbox.Folder.Files);
        (await MonoRun.RunAsync("resume", sandbox)).Good();
        Assert.Equal(["Bell.json", "Bell.wav"], sandbox.Folder.Files);
        Assert.Single(await sandbox.ChargesAsync());
    }

    private static string Sha256(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))).ToLower(CultureInfo.InvariantCulture);
}
