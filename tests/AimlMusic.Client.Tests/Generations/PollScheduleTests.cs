namespace AimlMusic.Tests.Generations;

public sealed class PollScheduleTests
{
    [Fact]
    public void A_fixed_interval_does_not_grow_and_is_a_tenth_more_or_less()
    {
        var schedule = PollSchedule.Every(TimeSpan.FromSeconds(2));
        var waits = Enumerable.Range(0, 200).Select(_ => schedule.Next().TotalSeconds).ToList();

        Assert.True(schedule.IsFixed);
        Assert.All(waits, wait => Assert.InRange(wait, 1.799, 2.201));
        Assert.True(waits.Distinct().Count() > 100);
    }
}
