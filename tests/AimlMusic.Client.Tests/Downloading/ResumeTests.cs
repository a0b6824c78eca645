using System.Globalization;
using AimlMusic.Tests.Saving;

namespace AimlMusic.Tests.Downloading;

/// <summary>Downloads that break off: what has come is not fetched again, and nothing but the song gets its name.</summary>
public sealed class ResumeTests
{
    private static readonly MusicRequest Song = new() { Model = "stable-audio", Prompt = "A gentle bell", DurationSec = 4, Title = "Bell" };

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 206)]
    [InlineData(null, 206)]
    [InlineData(-1, 206)]
    public async Task Download_is_resumed_after_a_disconnect(int? cutAt, int second)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = FaultDownload.CutShort, CutAt = cutAt });
        var song = await sandbox.CompleteAsync(Song);

        var saved = await new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop);

        Assert.Equal([200, second], (await sandbox.RequestsAsync("download")).Select(request => request.Status));
        Assert.Equal(["Bell.wav"], folder.Files);
        Assert.Equal((song.FileSize, await WholeAsync(sandbox, song)), (saved.Length, Download.Sha256Of(saved.Path)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(null)]
    [InlineData(-1)]
    public async Task Download_that_always_disconnects_is_resumed_by_the_next_command(int? cutAt)
    {
        await using var sandbox = await SandboxFixture.StartAsync(retries: 0);
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync(Song);
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = FaultDownload.CutShort, CutAt = cutAt });

        var failure = await FailureOf(new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop));

        var isKept = cutAt is null or -1;
        Assert.Equal((AimlMusicErrorKind.DownloadFailed, song.Id), (failure.Kind, failure.Generation?.Id));
        Assert.All(folder.Files, file => Assert.Matches(@"^Bell\.[0-9a-f]{8}-[0-9a-f]{8}\.partial$", file));
        Assert.Equal((isKept ? 1 : 0, isKept), (folder.Files.Count, failure.Message.Contains(".partial", StringComparison.Ordinal)));

        var saved = await new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop);

        Assert.Equal([200, isKept ? 206 : 200], (await sandbox.RequestsAsync("download")).Select(request => request.Status));
        Assert.Equal(["Bell.wav"], folder.Files);
        Assert.Equal(await WholeAsync(sandbox, song), saved.Sha256);
        Assert.Equal(saved.Sha256, Download.Sha256Of(saved.Path));
    }

    [Fact]
    public async Task Download_continues_as_long_as_data_arrives_within_the_time_limit()
    {
        await using var sandbox = await SandboxFixture.StartAsync(retries: 2);
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync(Song);
        var whole = await WholeAsync(sandbox, song);
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = FaultDownload.CutShort, CutAt = 5000, Count = 0 });

        var failure = await FailureOf(new SongSaver(sandbox.Client, options: new() { Timeout = TimeSpan.FromSeconds(10) }).SaveAsync(song, folder.Target, cancellationToken: Stop));
        Assert.Contains("did not complete within 10 s", failure.Message, StringComparison.Ordinal);

        var saved = await new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop);
        Assert.Equal((song.FileSize, whole), (saved.Length, Download.Sha256Of(saved.Path)));
        Assert.InRange((await sandbox.RequestsAsync("download")).Count, song.FileSize!.Value / 5000, song.FileSize.Value / 5000 * 2);
    }

    [Fact]
    public async Task Download_without_progress_is_retried_up_to_the_limit()
    {
        await using var sandbox = await SandboxFixture.StartAsync(retries: 2);
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync(Song);
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = FaultDownload.CutShort, CutAt = 0, Count = 0 });

        Assert.Equal(AimlMusicErrorKind.DownloadFailed, (await FailureOf(new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop))).Kind);
        Assert.Equal(3, (await sandbox.RequestsAsync("download")).Count);
    }

    [Fact]
    public async Task Download_restarts_if_the_storage_ignores_ranges()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = FaultDownload.CutShort });
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = FaultDownload.NoRange });
        var song = await sandbox.CompleteAsync(Song);

        var saved = await new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop);

        Assert.Equal([200, 200], (await sandbox.RequestsAsync("download")).Select(request => request.Status));
        Assert.Equal(await WholeAsync(sandbox, song), Download.Sha256Of(saved.Path));
    }

    public static TheoryData<string, string[], string[]> Parts => new()
    {
        { "the same file", ["ETag: \"a\""], ["ETag: \"a\"", "Content-Range: bytes {0}-{1}/{2}"] },
        { "the same time", ["Last-Modified: Tue, 01 Sep 2026 10:00:00 GMT"], ["Last-Modified: Tue, 01 Sep 2026 10:00:00 GMT", "Content-Range: bytes {0}-{1}/{2}"] },
        { "the same path and length", [], ["Content-Range: bytes {0}-{1}/{2}"] },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Part_is_appended_if_it_is_provably_of_the_same_file(string what, string[] first, string[] second)
    {
        var mp3 = Frames.Mp3(500);
        const int come = 150_000;
        await using ScriptedServer server = new(Cut(mp3, come, first), Part(mp3, come, second));
        using ScriptedFixture scripted = new(server, retries: 3);
        using TempFolder folder = new();

        var saved = await new SongSaver(scripted.Client).SaveAsync(new MusicGeneration(server.SongAt()) { Title = "T" }, folder.Target, cancellationToken: Stop);

        var there = await File.ReadAllBytesAsync(saved.Path, Stop);
        Assert.True(mp3.AsSpan().SequenceEqual(there), what);
        Assert.Contains("Range: bytes=150000-\r\n", server.Requests[1], StringComparison.Ordinal);
        var condition = first.FirstOrDefault()?.Split(": ", 2)[1];
        Assert.Equal(condition is not null, server.Requests[1].Contains($"If-Range: {condition}\r\n", StringComparison.Ordinal));
    }

    public static TheoryData<string, string[]> OtherParts => new()
    {
        { "another tag", ["ETag: \"b\"", "Content-Range: bytes {0}-{1}/{2}"] },
        { "a tag that is weak by now", ["ETag: W/\"a\"", "Content-Range: bytes {0}-{1}/{2}"] },
        { "another place", ["ETag: \"a\"", "Content-Range: bytes 7-{1}/{2}"] },
        { "another length", ["ETag: \"a\"", "Content-Range: bytes {0}-{1}/999999"] },
        { "an unknown length", ["ETag: \"a\"", "Content-Range: bytes {0}-{1}/*"] },
        { "no word of where it belongs", ["ETag: \"a\""] },
    };

    [Theory]
    [MemberData(nameof(OtherParts))]
    public async Task Part_of_another_file_or_range_is_not_appended(string what, string[] headers)
    {
        var mp3 = Frames.Mp3(500);
        const int come = 150_000;
        await using ScriptedServer server = new(Cut(mp3, come, ["ETag: \"a\""]), Part(mp3, come, headers), Reply.Body(mp3));
        using ScriptedFixture scripted = new(server, retries: 3);
        using TempFolder folder = new();

        var saved = await new SongSaver(scripted.Client).SaveAsync(new MusicGeneration(server.SongAt()) { Title = "T" }, folder.Target, cancellationToken: Stop);

        var there = await File.ReadAllBytesAsync(saved.Path, Stop);
        Assert.True(mp3.AsSpan().SequenceEqual(there), what);
        Assert.DoesNotContain("Range:", server.Requests[2], StringComparison.Ordinal);
        Assert.Equal(["T.mp3"], folder.Files);
    }

    [Fact]
    public async Task Part_that_is_not_available_is_replaced_by_a_whole_download()
    {
        var mp3 = Frames.Mp3(500);
        await using ScriptedServer server = new(Cut(mp3, 150_000, ["ETag: \"a\""]), Reply.Head(416, "Content-Length: 0"), Reply.Body(mp3));
        using ScriptedFixture scripted = new(server, retries: 3);
        using TempFolder folder = new();

        await new SongSaver(scripted.Client).SaveAsync(new MusicGeneration(server.SongAt()) { Title = "T" }, folder.Target, cancellationToken: Stop);

        Assert.Equal(["T.mp3"], folder.Files);
    }

    [Fact]
    public async Task Concurrent_saves_of_one_song_share_one_complete_file()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync(Song);
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = FaultDownload.CutShort, Count = 6 });

        var saved = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop)));

        Assert.All(saved, one => Assert.Equal(("Bell.wav", song.FileSize), (Path.GetFileName(one.Path), one.Length)));
        Assert.Equal(await WholeAsync(sandbox, song), Download.Sha256Of(saved[0].Path));
        Assert.Equal(["Bell.wav"], folder.Files);
    }

    [Fact]
    public async Task Concurrent_saves_under_many_names_are_all_complete()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync();
        for (var round = 0; round < 10; round++)
        {
            var target = folder.Target with { Folder = Path.Combine(folder.Path, $"{round}") };
            var saved = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => new SongSaver(sandbox.Client).SaveAsync(song, target with { FileName = $"name {i}" }, cancellationToken: Stop))));
            Assert.All(saved, one => Assert.Equal((song.FileSize, saved[0].Sha256), (one.Length, one.Sha256)));
            Assert.Equal(12, Directory.GetFiles(target.Folder).Length);
        }
    }

    [Fact]
    public async Task Partial_files_of_a_killed_process_are_removed_after_the_song_is_saved()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync(Song);
        var id = SongName.ShortId(song);
        folder.Put($"Another title.{id}-01234567.partial", new string('x', 100_000));
        File.SetLastWriteTimeUtc(folder.Put($"Third title.{id}-01234567.partial", "not much"), DateTime.UnixEpoch);
        File.SetLastWriteTimeUtc(folder.Put($"Bell.{id}-x1234567.partial", "whole, and not yet named"), DateTime.UnixEpoch);
        folder.Put("Other.89abcdef-01234567.partial", "another song's");

        var saved = await new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop);

        Assert.Equal(["Bell.wav", "Other.89abcdef-01234567.partial"], folder.Files);
        Assert.Equal(await WholeAsync(sandbox, song), Download.Sha256Of(saved.Path));
    }

    private static async Task<string> WholeAsync(SandboxFixture sandbox, MusicGeneration song)
    {
        using HttpClient http = new();
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await http.GetByteArrayAsync(new Uri(song.AudioUrl!), Stop)));
    }

    private static Reply Cut(byte[] bytes, int at, string[] headers) => Reply.Head(200, [$"Content-Length: {bytes.Length}", .. headers]).Then(bytes[..at]);

    private static Reply Part(byte[] bytes, int from, string[] headers) => Reply.Body(
        bytes[from..], 206, [.. headers.Select(header => string.Format(CultureInfo.InvariantCulture, header, from, bytes.Length - 1, bytes.Length))]);
}
