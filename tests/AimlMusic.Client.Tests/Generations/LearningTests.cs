using static AimlMusic.Tests.Generations.Watch;

namespace AimlMusic.Tests.Generations;

/// <summary>How long songs took tells when to poll the next ones: what is promised of it.</summary>
public sealed class LearningTests
{
    [Fact]
    public void First_song_of_a_model_is_seen_soon_for_few_polls()
    {
        double[] takes = [.. Enumerable.Range(0, 401).Select(i => 20 + (i * 0.1))];

        var runs = takes.Select(seconds => PollRun.Of([seconds], 1)).ToList();

        Assert.InRange(runs.Average(run => run.Late[0]) / takes.Average(), 0, 0.08);
        Assert.All(runs, run => Assert.InRange(run.Polls[0], 1, 16));
    }

    [Theory]
    [InlineData(40, 46, 1.5, 6)]
    [InlineData(20, 60, 2.5, 12)]
    [InlineData(43, 43, 1, 6)]
    [InlineData(2, 2, 0.1, 4)]
    public void Third_song_of_a_model_and_later_ones_are_seen_soon(double from, double to, double late, double polls)
    {
        var runs = Enumerable.Range(0, 20).Select(seed => PollRun.Of(Takes(from, to, 100, seed), 1)).ToList();

        Assert.InRange(runs.SelectMany(run => run.Late.Skip(2)).Average(), 0, late);
        Assert.InRange(runs.SelectMany(run => run.Polls.Skip(2)).Average(), 1, polls);
    }

    [Fact]
    public void Songs_begun_together_learn_from_the_first_that_is_seen()
    {
        var run = PollRun.Of([.. Enumerable.Repeat(43.0, 16)], 16);

        Assert.InRange(run.Late.Average(), 0, 3);
    }

    [Fact]
    public void Quick_songs_begun_together_are_seen_soon_for_few_polls()
    {
        // The polls of the first wave are at random times, so one run says little.
        var runs = Enumerable.Range(0, 20).Select(_ => PollRun.Of([.. Enumerable.Repeat(2.0, 640)], 64)).ToList();

        // Those of the first waves do not know yet how long a song takes.
        Assert.InRange(runs.SelectMany(run => run.Late.Skip(128)).Average(), 0, 0.1);
        Assert.InRange(runs.SelectMany(run => run.Polls.Skip(128)).Average(), 1, 1.5);
    }

    [Fact]
    public void Quick_song_that_takes_long_delays_no_other()
    {
        var run = PollRun.Of([.. Enumerable.Range(0, 640).Select(number => number % 64 == 0 ? 60.0 : 2.0)], 64);

        Assert.InRange(run.Late.Where((_, number) => number > 128 && number % 64 != 0).Average(), 0, 0.2);
    }

    [Theory]
    [InlineData(43, 2)]
    [InlineData(2, 43)]
    public void Service_that_changes_its_pace_is_followed(double before, double after)
    {
        var run = PollRun.Of([.. Enumerable.Repeat(before, 20), .. Enumerable.Repeat(after, 100)], 1);

        Assert.InRange(run.Late.Skip(100).Average(), 0, after * 0.1);
        Assert.InRange(run.Polls.Skip(20).Max(), 1, 20);
    }

    [Theory]
    [InlineData(43, 2)]
    [InlineData(2, 43)]
    public void Processes_that_make_one_song_each_follow_the_service_too(double before, double after)
    {
        List<double> known = [];
        List<double> late = [];
        foreach (var seconds in Enumerable.Repeat(before, 20).Concat(Enumerable.Repeat(after, 60)))
        {
            var run = PollRun.Of([seconds], 1, [.. known.TakeLast(ModelTimes.Most)]);
            known.AddRange(run.Took.OfType<double>());
            late.Add(run.Late[0]);
        }

        Assert.InRange(late.Skip(60).Average(), 0, after * 0.1);
    }

    [Fact]
    public void Song_that_is_long_overdue_is_polled_every_ten_seconds()
    {
        var run = PollRun.Of([.. Enumerable.Repeat(43.0, 20), 643], 1);

        Assert.InRange(run.Polls[^1], 60, 80);
    }

    [Theory]
    [InlineData(100, 20)]
    [InlineData(1000, 200)]
    public void Polls_are_shared_by_many_songs(int atOnce, int perSecond)
    {
        // Those that were begun together are not spread yet; the pace of all requests limits them.
        var run = PollRun.Of(Takes(30, 60, atOnce * 4, 1), atOnce, 30, 60);
        var steady = run.Moments.Where(moment => moment > 100 && moment < run.End - 60).GroupBy(Math.Floor).Select(second => second.Count()).ToList();

        Assert.InRange(steady.Average(), 1, perSecond);
    }

    [Fact]
    public async Task Generation_times_are_known_to_another_process_from_the_ledger()
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { GenerationTime = TimeSpan.FromSeconds(43) });
        using TempFolder home = new();
        await MakeAsync();
        await MakeAsync();
        var before = (await sandbox.RequestsAsync("poll")).Count;
        var begun = sandbox.Clock.Elapsed;

        await MakeAsync();

        Assert.InRange((await sandbox.RequestsAsync("poll")).Count - before, 1, 6);
        Assert.InRange((sandbox.Clock.Elapsed - begun).TotalSeconds, 43, 46);

        async Task MakeAsync()
        {
            SongLedger ledger = new(home.Path, sandbox.Clock);
            var song = await new SongSubmitter(sandbox.Client, ledger).SubmitAsync(SampleRequests.Short, cancellationToken: Stop);
            await new GenerationWatcher(sandbox.Client, ledger: ledger).WaitAsync(song, TenMinutes, cancellationToken: Stop);
        }
    }

    [Fact]
    public async Task Requested_interval_is_used()
    {
        await using var sandbox = await SandboxFixture.StartAsync(new() { GenerationTime = TimeSpan.FromSeconds(20) });
        GenerationWatcher watcher = new(sandbox.Client, PollSchedule.Every(TimeSpan.FromSeconds(5)));
        await WaitAsync(sandbox, watcher);
        var before = (await sandbox.RequestsAsync("poll")).Count;

        await WaitAsync(sandbox, watcher);

        Assert.InRange((await sandbox.RequestsAsync("poll")).Count - before, 4, 5);
    }

    private static double[] Takes(double from, double to, int count, int seed)
    {
#pragma warning disable CA5394 // Not for security.
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => from + (random.NextDouble() * (to - from)))];
#pragma warning restore CA5394
    }

    private static async Task WaitAsync(SandboxFixture sandbox, GenerationWatcher watcher)
    {
        var song = await watcher.WaitAsync(await sandbox.Submitter.SubmitAsync(SampleRequests.Short, Stop), TenMinutes, cancellationToken: Stop);
        Assert.Equal(GenerationStatus.Completed, song.Status);
    }
}
