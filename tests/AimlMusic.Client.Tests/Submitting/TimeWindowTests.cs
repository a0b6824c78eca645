namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Which parts of the log are read for which submits.</summary>
public sealed class TimeWindowTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_submit_of_today_is_looked_for_around_its_time()
    {
        var window = Assert.Single(Around(Now - TimeSpan.FromHours(5)));
        Assert.Equal((Now - TimeSpan.FromHours(5) - TimeSpan.FromMinutes(10), Now - TimeSpan.FromHours(3) + TimeSpan.FromMinutes(10)), (window.Start, window.End));
    }

    [Fact]
    public void Submits_that_are_far_apart_do_not_have_all_between_them_read()
    {
        var windows = Around(Now, Now - TimeSpan.FromDays(60), Now - TimeSpan.FromDays(60) + TimeSpan.FromMinutes(1));
        Assert.Equal(2, windows.Count);
        Assert.All(windows, window => Assert.InRange(window.End - window.Start, TimeSpan.FromMinutes(10), TimeSpan.FromHours(3)));
    }

    [Fact]
    public void Neighbours_share_a_window_that_holds_them_all()
    {
        var window = Assert.Single(Around([.. Enumerable.Range(0, 100).Select(i => Now - TimeSpan.FromMinutes(30 * i))]));
        Assert.True(window.Start < Now - TimeSpan.FromMinutes(30 * 99) && window.End > Now);
    }

    [Fact]
    public void A_submit_of_which_no_time_is_known_is_looked_for_in_the_whole_log()
    {
        var window = Assert.Single(Around(null, Now));
        Assert.Equal(TimeSpan.FromDays(92), window.End - window.Start);
    }

    [Fact]
    public void What_the_log_has_forgotten_and_what_is_yet_to_come_is_not_asked_for()
    {
        Assert.Empty(Around(Now - TimeSpan.FromDays(200)));
        Assert.Empty(Around(Now + TimeSpan.FromDays(1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-20)]
    [InlineData(-1000)]
    public void The_wide_look_sees_the_last_day_whatever_the_clock_said(int hours)
    {
        var window = Assert.Single(TimeWindow.Since([Now + TimeSpan.FromHours(hours)], Now));
        Assert.True(window.Start <= Now - TimeSpan.FromDays(1) && window.End > Now);
        Assert.InRange(window.End - window.Start, TimeSpan.FromDays(1), TimeSpan.FromDays(92));
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(93, false)]
    [InlineData(-1, false)]
    public void What_the_log_has_forgotten_it_is_silent_about(int days, bool isReached) =>
        Assert.Equal(isReached, TimeWindow.Reaches(Now - TimeSpan.FromDays(days), Now));

    [Theory]
    [InlineData(-25, false)]
    [InlineData(-23, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_charge_is_near_a_submit_whose_clock_was_compared_within_minutes_before(int hours, bool isNear) =>
        Assert.Equal(isNear && hours > 0, TimeWindow.MayBeOf(Now, Now + TimeSpan.FromHours(hours), isCompared: true));

    [Theory]
    [InlineData(-25, false)]
    [InlineData(-23, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void A_charge_long_before_or_after_a_submit_is_not_for_it(int hours, bool isNear) =>
        Assert.Equal(isNear, TimeWindow.MayBeOf(Now, Now + TimeSpan.FromHours(hours)));

    private static IReadOnlyList<TimeWindow> Around(params DateTimeOffset?[] sentAt) => TimeWindow.Around(sentAt, Now);
}
