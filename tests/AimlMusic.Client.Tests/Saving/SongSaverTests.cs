using static AimlMusic.Tests.Saving.Download;

namespace AimlMusic.Tests.Saving;

public sealed class SongSaverTests
{
    [Fact]
    public async Task Saved_song_is_complete_and_its_hash_is_that_of_the_file()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        Received received = new();

        var saved = await new SongSaver(sandbox.Client).SaveAsync(await sandbox.CompleteAsync(), folder.Target, received, Stop);

        Assert.Equal(["Bell.wav"], folder.Files);
        Assert.Equal((Path.Combine(folder.Path, "Bell.wav"), AudioKind.Wav, true), (saved.Path, saved.Kind, saved.HasFittingExtension));
        Assert.Equal((new FileInfo(saved.Path).Length, Sha256Of(saved.Path)), (saved.Length, saved.Sha256));
        Assert.Equal((saved.Length, saved.Song.FileSize), (received.Bytes, saved.Length));
    }

    [Theory]
    [InlineData(FaultDownload.CutShort)]
    [InlineData(FaultDownload.Corrupt)]
    [InlineData(FaultDownload.Html)]
    public async Task Download_is_retried_after_a_fault(FaultDownload fault)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = fault, Count = 2 });

        var saved = await new SongSaver(sandbox.Client).SaveAsync(await sandbox.CompleteAsync(), folder.Target, cancellationToken: Stop);

        Assert.Equal(3, (await sandbox.RequestsAsync("download")).Count);
        Assert.Equal(["Bell.wav"], folder.Files);
        Assert.Equal((saved.Song.FileSize, saved.Sha256), (saved.Length, Sha256Of(saved.Path)));
    }

    [Theory]
    [InlineData(FaultDownload.Corrupt, AimlMusicErrorKind.AudioCorrupt)]
    [InlineData(FaultDownload.Html, AimlMusicErrorKind.AudioCorrupt)]
    public async Task Download_that_always_fails_leaves_no_file(FaultDownload fault, AimlMusicErrorKind kind)
    {
        await using var sandbox = await SandboxFixture.StartAsync(retries: 2);
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = fault, Count = 0 });

        var failure = await FailureOf(new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop));

        Assert.Equal((kind, song.Id), (failure.Kind, failure.Generation?.Id));
        Assert.Equal(3, (await sandbox.RequestsAsync("download")).Count);
        Assert.Empty(folder.Files);
    }

    public static TheoryData<string, byte[], string[]> NotTheSong => new()
    {
        { "empty", [], [] },
        { "XML", "<?xml version=\"1.0\"?><Error/>"u8.ToArray(), [] },
        { "JSON", "{\"message\":\"no\"}"u8.ToArray(), ["Content-Type: audio/mpeg"] },
        { "noise", [1, 2, 3, 4], ["Content-Type: audio/mpeg"] },
        { "a page under a name for bare samples", "<html>"u8.ToArray(), ["Content-Type: audio/pcm"] },
        { "HTML with blanks and a mark before it", [0xef, 0xbb, 0xbf, .. " \r\n<html>"u8], [] },
    };

    [Theory]
    [MemberData(nameof(NotTheSong))]
    public async Task Content_that_is_not_audio_is_not_saved(string what, byte[] body, string[] headers)
    {
        await using ScriptedServer server = new(Reply.Body(body, 200, headers));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();

        var failure = await FailureOf(new SongSaver(scripted.Client).SaveAsync(server.SongAt(), folder.Target, cancellationToken: Stop));

        Assert.True(failure.Kind == AimlMusicErrorKind.AudioCorrupt, what);
        Assert.Empty(folder.Files);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Truncated_body_is_not_saved(int length)
    {
        var promised = Reply.Head(200, $"Content-Length: {Mp3().Length}").Then(Mp3()[..length]);
        var chunked = Reply.Head(200, "Transfer-Encoding: chunked").Then([.. "8\r\n"u8, .. Mp3()[..length]]);
        await using ScriptedServer server = new(promised, chunked, Reply.Head(200).Then(Mp3()[..length]));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();
        SongSaver saver = new(scripted.Client);

        for (var i = 0; i < 3; i++)
        {
            // Without a promise on the wire the song's own size tells.
            await FailureOf(saver.SaveAsync(new MusicGeneration(server.SongAt()) { FileSize = Mp3().Length }, folder.Target, cancellationToken: Stop));
        }

        Assert.Equal(3, server.Requests.Count);
        Assert.Empty(folder.Files);
    }

    [Theory]
    [InlineData("a.mp3", "audio/pcm", null, true)]
    [InlineData("a.raw", null, null, true)]
    [InlineData("a", null, "audio/pcm", true)]
    [InlineData("a.mp3", null, null, false)]
    public async Task Raw_samples_are_saved_if_they_were_announced(string path, string? served, string? known, bool isSaved)
    {
        byte[] samples = [0, 0, 17, 0, 255, 255];
        await using ScriptedServer server = new(Reply.Body(samples, 200, served is null ? [] : ["Content-Type: " + served]));
        using ScriptedFixture scripted = new(server);
        using TempFolder folder = new();

        var save = new SongSaver(scripted.Client).SaveAsync(new MusicGeneration(server.SongAt(path: path)) { Title = "T", ContentType = known }, folder.Target, cancellationToken: Stop);

        Assert.Equal(isSaved ? null : AimlMusicErrorKind.AudioCorrupt, (await Record.ExceptionAsync(() => save) as AimlMusicException)?.Kind);
        Assert.Equal(isSaved ? ["T.pcm"] : [], folder.Files);
    }

    [Fact]
    public async Task Cancelled_download_leaves_no_file()
    {
        HeldClock held = new();
        await using var sandbox = await SandboxFixture.StartAsync(new() { GenerationTime = TimeSpan.Zero }, held);
        using TempFolder folder = new();
        using CancellationTokenSource cancellation = new();
        var song = await sandbox.CompleteAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = FaultDownload.Slow });
        IReadOnlyList<string> seen = [];
        Received received = new()
        {
            OnReport = () =>
            {
                seen = folder.Files;
                cancellation.Cancel();
            },
        };

        var save = new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, received, cancellation.Token);
        await held.IsWaitedFor;
        held.Advance(TimeSpan.FromSeconds(0.1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => save);
        Assert.EndsWith(".partial", Assert.Single(seen), StringComparison.Ordinal);
        Assert.InRange(received.Bytes, 1, song.FileSize!.Value - 1);
        Assert.Empty(folder.Files);
    }

    [Fact]
    public async Task Stalled_download_is_retried()
    {
        HeldClock held = new();
        await using var sandbox = await SandboxFixture.StartAsync(new() { GenerationTime = TimeSpan.Zero }, held, timeout: TimeSpan.FromSeconds(100));
        using TempFolder folder = new();
        var song = await sandbox.CompleteAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = FaultDownload.Slow, Delay = TimeSpan.FromHours(1) });

        var save = new SongSaver(sandbox.Client).SaveAsync(song, folder.Target, cancellationToken: Stop);
        await held.IsWaitedFor;
        sandbox.Clock.Advance(TimeSpan.FromSeconds(100));

        Assert.Equal(song.FileSize, (await save).Length);
        Assert.Equal(2, (await sandbox.RequestsAsync("download")).Count);
    }

    [Fact]
    public async Task Song_that_is_not_completed_or_failed_is_reported_and_not_downloaded()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        SongSaver saver = new(sandbox.Client);
        sandbox.Faults.Add(new() { Route = FaultRoute.Submit, Skip = 1, Fail = new GenerationFailure("Sensitive", "No") });
        var songs = new[] { await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop), await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop) };

        Assert.Equal(AimlMusicErrorKind.NotCompleted, (await FailureOf(saver.SaveAsync(songs[0], folder.Target, cancellationToken: Stop))).Kind);
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(AimlMusicErrorKind.GenerationFailed, (await FailureOf(saver.SaveAsync(songs[1], folder.Target, cancellationToken: Stop))).Kind);
        var saved = await saver.SaveAsync(new() { Id = songs[0].Id }, folder.Target, cancellationToken: Stop);

        Assert.Equal((songs[0].Id, 1), (saved.Song.Id, (await sandbox.RequestsAsync("download")).Count));
    }

    [Fact]
    public async Task Concurrent_saves_of_fifty_songs_succeed()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        using TempFolder folder = new();
        SongSaver saver = new(sandbox.Client);
        var songs = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop)));
        sandbox.Clock.Advance(TimeSpan.FromMinutes(1));
        sandbox.Faults.Add(new() { Route = FaultRoute.Download, Download = FaultDownload.CutShort, Count = 10 });

        var saved = await Task.WhenAll(songs.Select(song => saver.SaveAsync(song, folder.Target, cancellationToken: Stop)));

        Assert.Equal(saved.Select(song => Path.GetFileName(song.Path)).Order(StringComparer.Ordinal), folder.Files);
        Assert.Equal(50, folder.Files.Count);
        Assert.All(saved, song => Assert.Equal(song.Sha256, Sha256Of(song.Path)));
    }

    private sealed class Received : IProgress<long>
    {
        public long Bytes { get; private set; }

        public Action OnReport { get; init; } = () => { };

        public void Report(long value)
        {
            Bytes += value;
            OnReport();
        }
    }
}
