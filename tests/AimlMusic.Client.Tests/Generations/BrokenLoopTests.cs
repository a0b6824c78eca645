using static AimlMusic.Tests.Generations.Watch;

namespace AimlMusic.Tests.Generations;

/// <summary>Nobody waits for a loop that does not run any more.</summary>
public sealed class BrokenLoopTests
{
    [Fact]
    public async Task Watcher_failure_is_reported_to_all_waits_and_the_next_wait_succeeds()
    {
        BrokenClock clock = new(times: 1);
        await using ScriptedServer server = new(_ => Reply.Json("""{"status":"completed","audio_url":"https://cdn.example.com/a"}"""));
        using AimlMusicConnection connection = new(new() { ApiKey = SandboxFixture.Key, BaseUri = server.BaseUri, TimeProvider = clock });
        GenerationWatcher watcher = new(new(connection));
        MusicGeneration young = new() { Id = "a", SubmittedUtc = clock.GetUtcNow() };

        Task<MusicGeneration>[] waits = [.. Enumerable.Range(0, 3).Select(number => watcher.WaitAsync(new MusicGeneration(young) { Id = $"{number}" }, TenMinutes, cancellationToken: Stop))];
        // One that comes just after the loop broke begins a new one, which the clock does not break.
        var told = await Task.WhenAny(waits);

        Assert.Equal(BrokenClock.Reason, (await Assert.ThrowsAsync<InvalidOperationException>(() => told)).Message);
        Assert.Equal(GenerationStatus.Completed, (await watcher.WaitAsync(new() { Id = "b" }, TenMinutes, cancellationToken: Stop)).Status);
        clock.Advance(TenMinutes);
        foreach (var wait in waits)
        {
            Assert.True(await Record.ExceptionAsync(() => wait) is null or InvalidOperationException { Message: BrokenClock.Reason });
        }
    }

    [Fact]
    public async Task Wait_times_out_even_if_a_poll_hangs()
    {
        using ManualResetEventSlim done = new();
        await using var sandbox = await SandboxFixture.StartAsync();
        var song = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);
        Hanging hanging = new(done);

        var wait = new GenerationWatcher(sandbox.Client).WaitAsync(new MusicGeneration(song) { SubmittedAt = null }, TenMinutes, hanging, Stop);
        await hanging.Began;
        sandbox.Clock.Advance(TenMinutes + SongPoll.LastPollGrace);
        var failure = await FailureOf(wait);
        done.Set();

        Assert.Equal((AimlMusicErrorKind.WaitTimeout, song.Id), (failure.Kind, failure.Generation?.Id));
    }

    [Fact]
    public async Task Failing_poll_ends_only_its_own_wait()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var (first, second) = (await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop), await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop));
        GenerationWatcher watcher = new(sandbox.Client);

        var broken = watcher.WaitAsync(first, TenMinutes, new Breaking(), Stop);
        var whole = watcher.WaitAsync(second, TenMinutes, cancellationToken: Stop);

        Assert.Equal(Breaking.Reason, (await Assert.ThrowsAsync<InvalidOperationException>(() => broken)).Message);
        Assert.Equal(GenerationStatus.Completed, (await whole).Status);
    }

    private sealed class Hanging(ManualResetEventSlim done) : IProgress<MusicGeneration>
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Began => _began.Task.WaitAsync(Stop);

        public void Report(MusicGeneration value)
        {
            _began.TrySetResult();
            done.Wait(Stop);
        }
    }

    private sealed class Breaking : IProgress<MusicGeneration>
    {
        public const string Reason = "Nobody listens.";

        public void Report(MusicGeneration value) => throw new InvalidOperationException(Reason);
    }
}
