namespace AimlMusic.Tests.Generations;

public sealed class PollScoutTests
{
    private const double Usual = 2;

    private readonly PollScout _scout = new();
    private readonly PollPlan _plan = PollPlan.Of(Usual, Usual, ModelTimes.Most);

    [Fact]
    public void One_song_is_polled_for_those_that_were_begun_with_it()
    {
        var first = Song(1);
        Assert.Equal(0, Wait(first, 100, Usual));

        Assert.InRange(Wait(Song(2), 100, Usual), 0.001, Usual * 0.031);

        Complete(first, 100, Usual);
        Assert.Equal(0, Wait(Song(2), 100, Usual));
    }

    [Fact]
    public void Late_answer_about_one_song_delays_no_other()
    {
        var slow = Song(1);
        Assert.Equal(0, Wait(slow, 100, Usual));
        Complete(slow, 100, 8);

        // It was begun while the answer was on its way.
        Assert.InRange(Wait(Song(2), 105, Usual), 0, Usual * 0.031);
    }

    [Fact]
    public void Poll_that_hangs_delays_no_other()
    {
        Assert.Equal(0, Wait(Song(1), 100, Usual));

        Assert.Equal(0, Wait(Song(2), 100, Usual * 1.05));
    }

    [Fact]
    public void Failed_poll_lets_another_song_be_polled()
    {
        var first = Song(1);
        Assert.Equal(0, Wait(first, 100, Usual));
        _scout.EndPoll(first, 0, 100);

        Assert.Equal(0, Wait(Song(2), 100, Usual));
    }

    private static WatchedSong Song(long number) => new(new(), number, 0, TimeSpan.Zero) { IsOfKnownAge = true };

    private double Wait(WatchedSong song, double begun, double age) => _scout.Wait(song, _plan, age, begun + age);

    private void Complete(WatchedSong song, double begun, double age)
    {
        song.Song = new() { Status = GenerationStatus.Completed };
        _scout.EndPoll(song, age, begun + age);
    }
}
