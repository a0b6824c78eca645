namespace AimlMusic.Tests.Generations;

public sealed class PollScheduleTests
{
    [Fact]
    public void The_interval_grows_from_four_seconds_to_twelve_and_varies_by_a_tenth()
    {
        double[] expected = [4, 6, 9, 12, 12, 12];
        for (var look = 0; look < expected.Length; look++)
        {
            var intervals = Enumerable.Range(0, 200).Select(_ => PollSchedule.Default.Interval(look).TotalSeconds).ToList();

            Assert.InRange(intervals.Min(), expected[look] * 0.899, expected[look] * 0.97);
            Assert.InRange(intervals.Max(), expected[look] * 1.03, expected[look] * 1.101);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(100_000)]
    public void A_schedule_of_one_interval_keeps_to_it_however_long_it_lasts(int look) =>
        Assert.InRange(PollSchedule.Every(TimeSpan.FromSeconds(2)).Interval(look).TotalSeconds, 1.799, 2.201);
}
