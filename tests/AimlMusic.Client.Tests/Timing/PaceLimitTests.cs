namespace AimlMusic.Tests.Timing;

public sealed class PaceLimitTests
{
    private const long Second = 1000;

    [Fact]
    public void Fifty_requests_go_at_once_and_then_two_hundred_and_fifty_a_second()
    {
        PaceLimit limit = new(Second);

        Assert.InRange(Go(limit, 0, Second), 50 + 249, 50 + 251);
    }

    [Fact]
    public void A_429_slows_down_to_nine_tenths_of_what_was_taken_in_the_second_before()
    {
        var limit = Slowed(taken: 20);

        Assert.Equal(18, limit.PerSecond, 0.01);
        Assert.Equal(0, Go(limit, 1, Second));
        Assert.InRange(Go(limit, Second, 2 * Second), 18, 19);
    }

    [Fact]
    public void Answers_to_what_was_under_way_at_the_first_429_count_too()
    {
        PaceLimit limit = new(Second);
        limit.Refused(0, 10);
        for (var i = 0; i < 10; i++)
        {
            limit.Taken(0, 11 + i);
            limit.Refused(0, 11 + i);
        }

        Assert.Equal(9, limit.PerSecond, 0.01);
    }

    [Fact]
    public void Requests_that_overtook_the_refused_one_on_the_way_count_too()
    {
        PaceLimit limit = new(Second);
        limit.Refused(5, 120);
        limit.Refused(6, 121);
        limit.Refused(7, 122);
        for (var i = 0; i < 10; i++)
        {
            limit.Taken(90 + i, 123 + i);
        }

        Assert.Equal(9, limit.PerSecond, 0.01);
    }

    [Fact]
    public void What_was_taken_over_several_seconds_is_not_taken_for_one_second()
    {
        PaceLimit limit = new(Second);
        for (var i = 0; i < 30; i++)
        {
            limit.Taken(i * Second / 10, i * Second / 10);
        }

        limit.Refused(2900, 2950);
        limit.Refused(2910, 2951);
        limit.Refused(2920, 2952);

        Assert.Equal(9, limit.PerSecond, 0.01);
    }

    [Fact]
    public void Requests_that_were_held_up_after_their_turn_leave_one_by_one()
    {
        var limit = Slowed(taken: 5);
        List<long> turns = [];
        for (var now = 2 * Second; turns.Count < 4; now++)
        {
            if (limit.FreeAt <= now)
            {
                limit.Take(now);
                turns.Add(now);
            }
        }

        // The disk took its time with all four of them.
        var held = turns[^1] + Second;
        List<long> leave = [.. turns.Select(turn => limit.Leave(turn, held))];

        Assert.Equal(held, leave[0]);
        Assert.All(leave.Zip(leave.Skip(1), (first, next) => next - first), gap => Assert.Equal((long)(Second / limit.PerSecond), gap));
        Assert.True(limit.FreeAt > leave[^1], "The next turn comes after them.");
    }

    [Fact]
    public void What_had_its_turn_before_the_first_429_is_not_held_back()
    {
        PaceLimit limit = new(Second);
        limit.Take(0);
        limit.Refused(0, 100);

        Assert.Equal(101, limit.Leave(0, 101));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nothing_leaves_while_the_service_asked_to_be_left_alone_and_then_one_by_one(bool isRefused)
    {
        PaceLimit limit = new(Second);
        limit.Take(0);
        if (isRefused)
        {
            limit.Refused(0, 100);
        }

        limit.KeepQuiet(TimeSpan.FromSeconds(60), 100);
        List<long> leave = [limit.Leave(0, 101), limit.Leave(0, 102), limit.Leave(1, 103)];

        Assert.Equal(100 + (60 * Second), leave[0]);
        Assert.All(leave.Zip(leave.Skip(1), (first, next) => next - first), gap => Assert.Equal((long)(Second / limit.PerSecond), gap));
        Assert.True(limit.FreeAt >= leave[0], "New turns wait as well.");
    }

    [Fact]
    public void One_429_in_a_quiet_time_leaves_four_requests_a_second() => Assert.Equal(4, Slowed(taken: 0).PerSecond);

    [Fact]
    public void A_429_to_what_was_sent_slowly_slows_down_further_to_one_in_two_seconds()
    {
        var limit = Slowed(taken: 0);
        double[] paces = [2, 1, 0.5, 0.5];
        var now = 0L;
        foreach (var pace in paces)
        {
            now += 20 * Second;
            limit.Refused(now, now);
            Assert.Equal(pace, limit.PerSecond, 0.001);
        }
    }

    [Fact]
    public void Nothing_goes_while_Retry_After_lasts_but_nobody_sleeps_for_hours()
    {
        PaceLimit limit = new(Second);

        limit.KeepQuiet(TimeSpan.FromSeconds(40), 0);
        Assert.Equal(40 * Second, limit.FreeAt);
        limit.KeepQuiet(TimeSpan.FromDays(40), 0);
        Assert.Equal(40 * Second, limit.FreeAt);
    }

    [Fact]
    public void Where_three_were_refused_at_a_time_the_pace_is_held_for_five_minutes_and_rises_then_until_it_is_whole_again()
    {
        var limit = Slowed(taken: 20, refused: 3);

        Go(limit, 1, 299 * Second);
        Assert.Equal(18, limit.PerSecond, 0.01);
        Go(limit, 301 * Second, 305 * Second);
        Assert.Equal(18 * 1.2, limit.PerSecond, 0.01);
        Go(limit, 306 * Second, 600 * Second);
        Assert.Equal(PaceLimit.MostPerSecond, limit.PerSecond);
    }

    [Fact]
    public void After_one_429_the_pace_is_whole_again_within_half_a_minute()
    {
        var limit = Slowed(taken: 0);

        Go(limit, 1, Second);
        Assert.Equal(4, limit.PerSecond, 0.01);
        Go(limit, Second, 30 * Second);
        Assert.Equal(PaceLimit.MostPerSecond, limit.PerSecond);
    }

    [Fact]
    public void A_limit_that_was_found_is_forgotten_once_the_pace_is_whole_again()
    {
        var limit = Slowed(taken: 20, refused: 3);
        Go(limit, 1, 700 * Second);

        limit.Refused(700 * Second, 700 * Second);
        Go(limit, 700 * Second, 740 * Second);

        Assert.Equal(PaceLimit.MostPerSecond, limit.PerSecond);
    }

    private static PaceLimit Slowed(int taken, int refused = 1)
    {
        PaceLimit limit = new(Second);
        for (var i = 0; i < taken; i++)
        {
            limit.Taken(-500, -400);
        }

        for (var i = 0; i < refused; i++)
        {
            limit.Refused(0, 0);
        }

        return limit;
    }

    /// <summary>How many requests go by a time, where there is always one more.</summary>
    private static int Go(PaceLimit limit, long from, long to)
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
