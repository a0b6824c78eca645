namespace AimlMusic.Tests.Generations;

public sealed class PollScheduleTests
{
    [Fact]
    public void Fixed_interval_does_not_grow_and_varies_by_a_tenth()
    {
        var schedule = PollSchedule.Every(TimeSpan.FromSeconds(2));
        var waits = Enumerable.Range(0, 200).Select(_ => schedule.Next().TotalSeconds).ToList();

        Assert.True(schedule.IsFixed);
        Assert.All(waits, wait => Assert.InRange(wait, 1.799, 2.201));
        Assert.True(waits.Distinct().Count() > 100);
    }
}
