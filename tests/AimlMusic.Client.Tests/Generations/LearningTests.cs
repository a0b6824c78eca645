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
    [InlineData("2", 0.1)]
    [InlineData("43", 0.25)]
    [InlineData("20 to 60", 0.85)]
    [InlineData("30 or 90", 0.5)]
    [InlineData("1 to 9", 1.1)]
    public void A_run_of_many_songs_has_hardly_more_looks_than_every_ten_seconds_would_make_and_sees_them_sooner(string takes, double share)
    {
        const int Songs = 400;
        var (looks, fixedLooks, late, fixedLate) = (0, 0.0, 0.0, 0.0);
        LookTimes times = new(PollSchedule.Default);
        for (var i = 0; i < Songs; i++)
        {
            var done = Take(takes, i * 0.7548 % 1);
            WatchedSong song = new(new() { Id = "a", Model = "m", Status = GenerationStatus.Completed }, i, 0, TenMinutes) { IsOfKnownAge = true };
            var age = 0.0;
            while ((age += times.Next(song, age, underWay: 1).TotalSeconds) < done)
            {
                times.Unfinished(song, age);
                song.Looks++;
            }

            times.Completed(song, age, underWay: 1);
            times.Leave(song);
            looks += song.Looks + 1;
            fixedLooks += Math.Ceiling(done / 10);
            late += age - done;
            fixedLate += (Math.Ceiling(done / 10) * 10) - done;
        }

        Assert.True(looks <= fixedLooks + 4 + (Songs / 50), $"{looks} looks, {fixedLooks} at a fixed interval");
        Assert.True(late < fixedLate * share, $"{late / Songs:0.0} s late, {fixedLate / Songs:0.0} s at a fixed interval");
    }

    private static double Take(string takes, double share) => takes switch
    {
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
