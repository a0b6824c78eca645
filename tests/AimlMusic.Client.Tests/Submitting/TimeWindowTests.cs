namespace AimlMusic.Client.Tests.Ledger;

/// <summary>Which parts of the log are read for which submits.</summary>
public sealed class TimeWindowTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Window_of_a_submit_of_today_is_around_its_time()
    {
        var window = Assert.Single(Around(Now - TimeSpan.FromHours(5)));
        Assert.Equal((Now - TimeSpan.FromHours(5) - TimeSpan.FromMinutes(10), Now - TimeSpan.FromHours(3) + TimeSpan.FromMinutes(10)), (window.Start, window.End));
    }

    [Fact]
    public void Windows_of_submits_far_apart_exclude_what_is_between_them()
    {
        var windows = Around(Now, Now - TimeSpan.FromDays(60), Now - TimeSpan.FromDays(60) + TimeSpan.FromMinutes(1));
        Assert.Equal(2, windows.Count);
        Assert.All(windows, window => Assert.InRange(window.End - window.Start, TimeSpan.FromMinutes(10), TimeSpan.FromHours(3)));
    }

    [Fact]
    public void Window_is_shared_by_neighbouring_submits()
    {
        var window = Assert.Single(Around([.. Enumerable.Range(0, 100).Select(i => Now - TimeSpan.FromMinutes(30 * i))]));
        Assert.True(window.Start < Now - TimeSpan.FromMinutes(30 * 99) && window.End > Now);
    }

    [Fact]
    public void Window_of_a_submit_without_a_time_is_the_whole_log()
    {
        var window = Assert.Single(Around(null, Now));
        Assert.Equal(TimeSpan.FromDays(92), window.End - window.Start);
    }

    [Fact]
    public void Window_excludes_what_is_beyond_the_log_and_in_the_future()
    {
        Assert.Empty(Around(Now - TimeSpan.FromDays(200)));
        Assert.Empty(Around(Now + TimeSpan.FromDays(1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-20)]
    [InlineData(-1000)]
    public void Wide_window_includes_the_last_day_whatever_the_clock_was(int hours)
    {
        var window = Assert.Single(TimeWindow.Since([Now + TimeSpan.FromHours(hours)], Now));
        Assert.True(window.Start <= Now - TimeSpan.FromDays(1) && window.End > Now);
        Assert.InRange(window.End - window.Start, TimeSpan.FromDays(1), TimeSpan.FromDays(92));
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(93, false)]
    [InlineData(-1, false)]
    public void Log_reaches_back_only_as_far_as_its_retention(int days, bool isReached) =>
        Assert.Equal(isReached, TimeWindow.Reaches(Now - TimeSpan.FromDays(days), Now));

    [Theory]
    [InlineData(-25, false)]
    [InlineData(-23, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Charge_precedes_a_submit_by_minutes_at_most_if_its_clock_was_compared(int hours, bool isNear) =>
        Assert.Equal(isNear && hours > 0, TimeWindow.MayBeOf(Now, Now + TimeSpan.FromHours(hours), isCompared: true));

    [Theory]
    [InlineData(-25, false)]
    [InlineData(-23, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Charge_long_before_or_after_a_submit_is_not_attributed_to_it(int hours, bool isNear) =>
        Assert.Equal(isNear, TimeWindow.MayBeOf(Now, Now + TimeSpan.FromHours(hours)));

    private static IReadOnlyList<TimeWindow> Around(params DateTimeOffset?[] sentAt) => TimeWindow.Around(sentAt, Now);
}
