using System.Globalization;
using static AimlMusic.Tests.Generations.Watch;

namespace AimlMusic.Tests.Generations;

/// <summary>How long songs took so far in this run tells when to look at the next ones.</summary>
public sealed class LearningTests
{
    [Fact]
    public async Task The_second_song_of_a_model_is_looked_at_around_the_time_that_the_first_took()
    {
        await using var stage = await Stage.StartAsync(new() { GenerationTime = TimeSpan.FromSeconds(43) });
        GenerationWatcher watcher = new(stage.Client);
        await WaitAsync(stage, watcher);
        var before = (await stage.RequestsAsync("poll")).Count;
        var begun = stage.Clock.Elapsed;

        await WaitAsync(stage, watcher);

        // Every ten seconds there would be five.
        Assert.InRange((await stage.RequestsAsync("poll")).Count - before, 1, 4);
        Assert.InRange((stage.Clock.Elapsed - begun).TotalSeconds, 43, 56);
    }

    [Fact]
    public async Task An_interval_that_was_asked_for_is_kept()
    {
        await using var stage = await Stage.StartAsync(new() { GenerationTime = TimeSpan.FromSeconds(20) });
        GenerationWatcher watcher = new(stage.Client, PollSchedule.Every(TimeSpan.FromSeconds(5)));
        await WaitAsync(stage, watcher);
        var before = (await stage.RequestsAsync("poll")).Count;

        await WaitAsync(stage, watcher);

        Assert.InRange((await stage.RequestsAsync("poll")).Count - before, 4, 5);
    }

    [Theory]
    [InlineData("2", 1, 0.1)]
    [InlineData("2", 64, 0.1)]
    [InlineData("1.7 to 2", 16, 0.1)]
    [InlineData("1.7 to 2", 64, 0.1)]
    [InlineData("43", 1, 0.25)]
    [InlineData("43", 16, 0.35)]
    [InlineData("20 to 60", 1, 0.85)]
    [InlineData("20 to 60", 64, 0.85)]
    [InlineData("30 or 90", 1, 0.5)]
    [InlineData("30 or 90", 16, 0.5)]
    [InlineData("1 to 9", 1, 1.1)]
    public void A_run_of_many_songs_has_hardly_more_looks_than_every_ten_seconds_would_make_and_sees_them_sooner(string takes, int atOnce, double share)
    {
        const int Songs = 1000;
        var run = LookRun.Of([.. Enumerable.Range(0, Songs).Select(i => Take(takes, i * 0.7548 % 1))], atOnce);

        Assert.Equal(Songs, run.Late.Count);
        Assert.True(run.Looks <= run.FixedLooks + 4 + (Songs / 50), $"{run.Looks} looks, {run.FixedLooks} at a fixed interval");
        Assert.True(run.Late.Average() < run.FixedLate.Average() * share, $"{run.Late.Average():0.0} s late, {run.FixedLate.Average():0.0} s at a fixed interval");
    }

    [Fact]
    public void When_the_service_slows_down_all_at_once_songs_are_still_seen_soon()
    {
        // Two waves of 64 take longer than any before; each of these songs costs a look or two that nobody saved for.
        List<double> takes = [.. Enumerable.Repeat(2.0, 320), .. Enumerable.Repeat(3.0, 128), .. Enumerable.Repeat(2.0, 552)];

        var run = LookRun.Of(takes, 64);

        Assert.True(run.Late.Average() < 2.5, $"{run.Late.Average():0.0} s late");
        Assert.True(run.Looks <= 1000 + 128 + 24, $"{run.Looks} looks");
    }

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    public void A_service_that_was_slow_for_a_while_is_not_taken_for_slow_ever_after(int atOnce)
    {
        List<double> takes = [.. Enumerable.Repeat(2.0, 500), .. Enumerable.Repeat(4.0, 100), .. Enumerable.Repeat(2.0, 900)];

        var run = LookRun.Of(takes, atOnce);

        Assert.True(run.Late.Skip(1100).Average() < 0.4, $"{run.Late.Skip(1100).Average():0.0} s late");
        Assert.True(run.Looks <= 1500 + 200, $"{run.Looks} looks");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(43)]
    public void A_song_that_is_long_overdue_is_looked_at_every_ten_seconds(double usual)
    {
        var run = LookRun.Of([.. Enumerable.Repeat(usual, 300), usual + 600], 1);

        // A few looks soon after the usual time, and then no more than at the tens.
        Assert.InRange(run.MostLooks, 60, 100);
    }

    [Fact]
    public void One_song_that_was_ready_much_sooner_moves_no_other()
    {
        List<double> takes = [.. Enumerable.Range(0, 600).Select(i => i % 97 == 0 ? 1.0 : 2.0)];

        var run = LookRun.Of(takes, 1);

        Assert.True(run.Looks <= 600 + 4 + 12, $"{run.Looks} looks");
        Assert.True(run.Late.Skip(100).Average() < 0.2, $"{run.Late.Skip(100).Average():0.00} s late");
    }

    private static double Take(string takes, double share) => takes switch
    {
        "1.7 to 2" => 2 - (0.3 * Math.Pow(share, 4)),
        "20 to 60" => 20 + (share * 40),
        "30 or 90" => share < 0.75 ? 30 + share : 90 + share,
        "1 to 9" => 1 + (share * 8),
        _ => double.Parse(takes, CultureInfo.InvariantCulture),
    };

    private static async Task WaitAsync(Stage stage, GenerationWatcher watcher)
    {
        var song = await watcher.WaitAsync(await stage.Submitter.SubmitAsync(Wish.Short, Stop), TenMinutes, cancellationToken: Stop);
        Assert.Equal(GenerationStatus.Completed, song.Status);
    }
}
