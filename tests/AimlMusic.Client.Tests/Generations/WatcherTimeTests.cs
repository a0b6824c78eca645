using static AimlMusic.Tests.Generations.Watch;

namespace AimlMusic.Tests.Generations;

public sealed class WatcherTimeTests
{
    [Fact]
    public async Task Wait_timeout_names_the_song_and_the_song_is_not_lost()
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { GenerationTime = TimeSpan.FromHours(1) });
        var song = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);
        GenerationWatcher watcher = new(sandbox.Client);

        var failure = await FailureOf(watcher.WaitAsync(song, TimeSpan.FromSeconds(90), cancellationToken: Stop));

        Assert.Equal((AimlMusicErrorKind.WaitTimeout, SpendOutcome.Spent), (failure.Kind, failure.Spend));
        Assert.Equal((song.Id, song.Title), (failure.Generation?.Id, failure.Generation?.Title));
        Assert.Contains($"{song.Id} was not ready within 90 s", failure.Message, StringComparison.Ordinal);
        Assert.Equal(90, (await sandbox.LooksAsync())[^1], 0.01);
        sandbox.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(GenerationStatus.Completed, (await watcher.WaitAsync(failure.Generation!, TenMinutes, cancellationToken: Stop)).Status);
    }

    [Fact]
    public async Task Wait_timeout_reports_the_last_error_if_every_poll_failed()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Status = 524, Count = 0 });

        var failure = await FailureOf(sandbox.SubmitAndWaitAsync());

        Assert.Equal((AimlMusicErrorKind.WaitTimeout, 524), (failure.Kind, (int?)(failure.InnerException as AimlMusicException)?.StatusCode));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Wait_shorter_than_the_first_interval_still_polls_once(int milliseconds)
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { GenerationTime = TimeSpan.Zero });
        var song = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);

        var done = await new GenerationWatcher(sandbox.Client).WaitAsync(song, TimeSpan.FromMilliseconds(milliseconds), cancellationToken: Stop);

        Assert.Equal(GenerationStatus.Completed, done.Status);
    }

    public static TheoryData<TimeSpan> LongTimes => [TimeSpan.FromDays(60), TimeSpan.FromDays(100_000), TimeSpan.MaxValue];

    [Theory]
    [MemberData(nameof(LongTimes))]
    public async Task Wait_may_be_of_any_length(TimeSpan timeout)
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var song = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);

        Assert.Equal(GenerationStatus.Completed, (await new GenerationWatcher(sandbox.Client).WaitAsync(song, timeout, cancellationToken: Stop)).Status);
    }

    [Fact]
    public async Task Interval_may_be_of_any_length()
    {
        await using var sandbox = await SandboxFixture.StartAsync();
        var song = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);
        GenerationWatcher watcher = new(sandbox.Client, PollSchedule.Every(TimeSpan.FromDays(90)));

        Assert.Equal(GenerationStatus.Completed, (await watcher.WaitAsync(song, TimeSpan.FromDays(365), cancellationToken: Stop)).Status);
    }

    [Fact]
    public async Task Wait_times_out_even_if_the_answer_is_delayed()
    {
        HeldClock held = new();
        await using var sandbox = await SandboxFixture.StartAsync(sandboxClock: held, timeout: TimeSpan.FromHours(5));
        sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Delay = TimeSpan.FromHours(9) });
        var song = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);

        var wait = new GenerationWatcher(sandbox.Client).WaitAsync(song, TenMinutes, cancellationToken: Stop);
        await held.IsWaitedFor;
        sandbox.Clock.Advance(TenMinutes);

        Assert.Equal((AimlMusicErrorKind.WaitTimeout, song.Id), ((await FailureOf(wait)).Kind, (await FailureOf(wait)).Generation?.Id));
    }

    [Fact]
    public async Task Retry_After_delays_the_polls_of_all_songs()
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { GenerationTime = TimeSpan.FromSeconds(3) });
        var first = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);
        var second = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);
        sandbox.Faults.Add(new() { Route = FaultRoute.Poll, Status = 429, RetryAfter = "40" });
        GenerationWatcher watcher = new(sandbox.Client);
        var waits = new[] { watcher.WaitAsync(new MusicGeneration(first) { SubmittedAt = null }, TenMinutes, cancellationToken: Stop), WaitLaterAsync() };

        var songs = await Task.WhenAll(waits);

        Assert.All(songs, song => Assert.Equal(GenerationStatus.Completed, song.Status));
        var looks = await sandbox.LooksAsync();
        Assert.Equal(3, looks.Count);
        Assert.All(looks.Skip(1), at => Assert.True(at - looks[0] >= 40, $"{at} is less than 40 s after {looks[0]}"));

        async Task<MusicGeneration> WaitLaterAsync()
        {
            // The watcher waits out the Retry-After: only now does the second song come.
            while (sandbox.Clock.Waits.Count == 0)
            {
                await Task.Yield();
            }

            return await watcher.WaitAsync(new MusicGeneration(second) { SubmittedAt = null }, TenMinutes, cancellationToken: Stop);
        }
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(400)]
    public async Task Wall_clock_jump_does_not_affect_the_wait(int days)
    {
        await using var sandbox = await SandboxFixture.StartAsync(sandboxClock: new EagerClock());
        var song = await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop);
        sandbox.Clock.BeforeWait = number =>
        {
            if (number == 1)
            {
                sandbox.Clock.WallClockError = TimeSpan.FromDays(days);
            }
        };
        sandbox.Clock.WallClockError = TimeSpan.FromDays(-days);

        var failure = await FailureOf(new GenerationWatcher(sandbox.Client).WaitAsync(song, TimeSpan.FromSeconds(90), cancellationToken: Stop));

        Assert.Equal(AimlMusicErrorKind.WaitTimeout, failure.Kind);
        Assert.Equal(90, sandbox.Clock.Elapsed.TotalSeconds, 0.01);
        Assert.InRange((await sandbox.RequestsAsync("poll")).Count, 8, 25);
    }
}
