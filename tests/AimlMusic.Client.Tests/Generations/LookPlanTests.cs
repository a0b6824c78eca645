namespace AimlMusic.Tests.Generations;

public sealed class LookPlanTests
{
    [Fact]
    public void Songs_that_all_take_the_same_time_are_looked_at_once() => Assert.Equal([40], LookPlan.Make([40, 40, 40, 40], 4));

    [Fact]
    public void With_one_look_it_comes_when_all_are_done() => Assert.Equal([60], LookPlan.Make([20, 30, 40, 50, 60], 1));

    [Theory]
    [InlineData(1.5)]
    [InlineData(2)]
    [InlineData(3)]
    public void There_are_no_more_looks_than_are_allowed_and_more_of_them_see_songs_sooner(double looks)
    {
        double[] ages = [.. Enumerable.Range(0, 48).Select(number => 20 + (40.0 * number / 47))];

        var plan = LookPlan.Make(ages, looks);
        var fewer = LookPlan.Make(ages, looks - 0.5);

        Assert.InRange(Looks(plan, ages), 1, looks);
        Assert.True(Delay(plan, ages) < Delay(fewer, ages));
        Assert.Equal(60, plan[^1]);
        Assert.Equal(plan.Order(), plan);
    }

    [Fact]
    public void No_look_is_made_for_next_to_nothing()
    {
        double[] ages = [.. Enumerable.Range(0, 48).Select(number => 40 + (number * 0.005))];

        Assert.Single(LookPlan.Make(ages, 100));
    }

    private static double Looks(IReadOnlyList<double> plan, double[] ages) => ages.Average(age => plan.Count(look => look < age) + 1);

    private static double Delay(IReadOnlyList<double> plan, double[] ages) => ages.Average(age => plan.First(look => look >= age) - age);
}
