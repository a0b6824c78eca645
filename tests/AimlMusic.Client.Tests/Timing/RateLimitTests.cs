namespace AimlMusic.Tests.Timing;

public sealed class RateLimitTests
{
    private const long Second = 1000;

    [Fact]
    public void Permits_per_second_never_exceed_the_maximum()
    {
        RateLimit limit = new(Second);

        Assert.Equal(RateLimit.MostPerSecond, Go(limit, 0, Second));
        Assert.Equal(RateLimit.MostPerSecond, Go(limit, Second, 2 * Second));
    }

    [Fact]
    public void Permits_pause_for_a_second_after_a_429_and_continue_below_the_accepted_rate()
    {
        var limit = Refused(taken: 20, refused: 30);

        Assert.Equal(0, Go(limit, 1, Second));
        Assert.InRange(Go(limit, Second, 2 * Second), 10, 20);
    }

    [Fact]
    public void Requests_that_overtook_the_refused_one_count_too()
    {
        RateLimit limit = new(Second);
        for (var i = 0; i < 10; i++)
        {
            limit.Refused(5, 120);
            limit.Taken(90 + i, 123 + i);
        }

        Assert.Equal(0, Go(limit, 130, 1100));
        Assert.InRange(Go(limit, 1120, 2120), 5, 10);
    }

    [Fact]
    public void Refusal_again_slows_down_further()
    {
        var limit = Refused(taken: 20, refused: 30);
        Go(limit, Second, 3 * Second);
        var before = limit.PerSecond;

        limit.Refused(3 * Second, 3 * Second);
        Go(limit, 3 * Second, 5 * Second);

        Assert.InRange(limit.PerSecond, before / 2, before * 0.95);
    }

    [Fact]
    public void Rate_is_back_at_the_maximum_within_half_a_minute_after_one_429()
    {
        var limit = Refused(taken: 0, refused: 1);

        Go(limit, Second, 30 * Second);

        Assert.Equal(RateLimit.MostPerSecond, limit.PerSecond);
    }

    [Fact]
    public void Limit_is_remembered_for_minutes_and_then_forgotten()
    {
        var limit = Refused(taken: 20, refused: 100);

        Go(limit, Second, 60 * Second);
        Assert.InRange(limit.PerSecond, 15, 25);
        Go(limit, 60 * Second, 900 * Second);
        Assert.Equal(RateLimit.MostPerSecond, limit.PerSecond);
    }

    [Fact]
    public void Permit_from_before_a_429_is_too_old()
    {
        RateLimit limit = new(Second);
        limit.Take(0);
        Assert.True(limit.MayLeave(0, 50));
        limit.Refused(0, 100);

        Assert.False(limit.MayLeave(0, 101));
        Assert.False(limit.MayLeave(0, 5 * Second));
    }

    [Fact]
    public void Permits_that_were_held_up_together_are_too_old_while_the_rate_is_low()
    {
        var limit = Refused(taken: 5, refused: 10);
        Go(limit, Second, 5 * Second);
        var permit = limit.FreeAt;
        limit.Take(permit);

        Assert.True(limit.MayLeave(permit, permit + 10));
        Assert.False(limit.MayLeave(permit, permit + Second));
    }

    [Fact]
    public void Permits_pause_during_Retry_After_but_not_for_hours()
    {
        RateLimit limit = new(Second);

        limit.KeepQuiet(TimeSpan.FromSeconds(40), 0);
        Assert.Equal(40 * Second, limit.FreeAt);
        Assert.False(limit.MayLeave(0, 39 * Second));
        limit.KeepQuiet(TimeSpan.FromDays(40), 0);
        Assert.Equal(40 * Second, limit.FreeAt);
    }

    private static RateLimit Refused(int taken, int refused)
    {
        RateLimit limit = new(Second);
        for (var i = 0; i < taken; i++)
        {
            limit.Taken(-100, -50);
        }

        for (var i = 0; i < refused; i++)
        {
            limit.Refused(0, 0);
        }

        return limit;
    }

    /// <summary>How many requests go by a time, where there is always one more.</summary>
    private static int Go(RateLimit limit, long from, long to)
    {
        var count = 0;
        for (var now = Math.Max(from, limit.FreeAt); now < to; now = Math.Max(now, limit.FreeAt))
        {
            limit.Take(now);
            count++;
        }

        return count;
    }
}
