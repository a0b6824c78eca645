using System.Text.RegularExpressions;

namespace AimlMusic.Tests.Generations;

public sealed partial class ManySongsTests
{
    [Fact]
    public async Task Watcher_waits_for_a_thousand_songs_together()
    {
        await using ScriptedServer server = new(request =>
            Reply.Json($$$"""{"status":"completed","audio_file":{"url":"https://cdn.example.com/{{{IdPattern().Match(request).Groups[1].Value}}}"}}"""));
        using ScriptedFixture scripted = new(server);
        GenerationWatcher watcher = new(scripted.Client);

        var songs = await Task.WhenAll(Enumerable.Range(0, 1000).Select(number =>
            watcher.WaitAsync(new() { Id = $"song-{number}" }, Watch.TenMinutes, cancellationToken: Stop)));

        Assert.Equal(Enumerable.Range(0, 1000).Select(number => $"https://cdn.example.com/song-{number}"), songs.Select(song => song.AudioUrl));
        Assert.Equal(1000, server.Requests.Count);
    }

    [Fact]
    public async Task Cancelled_wait_does_not_affect_the_others()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        GenerationWatcher watcher = new(sandbox.Client);
        using CancellationTokenSource cancellation = new();
        var dropped = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);
        var kept = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);
        sandbox.Clock.BeforeWait = number =>
        {
            if (number == 2)
            {
                cancellation.Cancel();
            }
        };

        var first = watcher.WaitAsync(dropped, Watch.TenMinutes, cancellationToken: cancellation.Token);
        var second = watcher.WaitAsync(kept, Watch.TenMinutes, cancellationToken: Stop);

        Assert.Equal(cancellation.Token, (await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first)).CancellationToken);
        Assert.Equal((kept.Id, GenerationStatus.Completed), ((await second).Id, (await second).Status));
    }

    [Fact]
    public async Task Songs_do_not_wait_for_a_poll_that_fails()
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { GenerationTime = TimeSpan.FromSeconds(2) });
        GenerationWatcher watcher = new(sandbox.Client);
        await WaitForAllAsync(8);
        List<double> runs = [];
        for (var run = 0; run < 5; run++)
        {
            sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Status = 500, Count = 3 });
            sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Reset = FaultReset.Before, Count = 3 });
            var begun = sandbox.Clock.Elapsed;
            await WaitForAllAsync(8);
            runs.Add((sandbox.Clock.Elapsed - begun).TotalSeconds);
        }

        // The clock goes on while a poll is on its way, which can only lengthen a run. Songs that waited would do so in each.
        Assert.InRange(runs.Min(), 2, 4);

        async Task WaitForAllAsync(int count)
        {
            var songs = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop)));
            var waits = songs.Select(song => watcher.WaitAsync(song, Watch.TenMinutes, cancellationToken: Stop)).ToList();
            Assert.All(await Task.WhenAll(waits), song => Assert.Equal(GenerationStatus.Completed, song.Status));
        }
    }

    [Fact]
    public async Task Wait_that_is_cancelled_before_it_begins_sends_nothing()
    {
        await using ScriptedServer server = new();
        using ScriptedFixture scripted = new(server);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new GenerationWatcher(scripted.Client).WaitAsync(new() { Id = "a" }, Watch.TenMinutes, cancellationToken: new CancellationToken(canceled: true)));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Watcher_restarts_after_it_was_idle()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        GenerationWatcher watcher = new(sandbox.Client);

        for (var round = 0; round < 5; round++)
        {
            var song = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);
            Assert.Equal(GenerationStatus.Completed, (await watcher.WaitAsync(song, Watch.TenMinutes, cancellationToken: Stop)).Status);
        }
    }

    [GeneratedRegex(@"generation_id=(\S+)")]
    private static partial Regex IdPattern();
}
