namespace AimlMusic.Tests.Generations;

public sealed class LookPlanTests
{
    private static readonly double[] Spread = [.. Enumerable.Range(0, 48).Select(number => 20 + (40.0 * number / 47))];

    [Fact]
    public void Songs_that_all_take_the_same_time_are_looked_at_once() => Assert.Equal(40, Best([40, 40, 40, 40], 4).First);

    [Fact]
    public void With_one_look_it_comes_when_all_are_done() => Assert.Equal(60, Best([20, 30, 40, 50, 60], 1).First);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void There_are_no_more_looks_than_are_allowed_and_more_of_them_see_songs_sooner(double looks)
    {
        var plan = Best(Spread, looks);
        var fewer = Best(Spread, looks - 0.5);

        Assert.InRange(Spread.Average(age => LooksAt(plan, age).Count), 1, looks);
        Assert.True(Delay(plan) < Delay(fewer));
    }

    [Fact]
    public void No_look_is_made_for_next_to_nothing()
    {
        double[] ages = [.. Enumerable.Range(0, 48).Select(number => 40 + (number * 0.001))];

        Assert.All(ages, age => Assert.Single(LooksAt(Best(ages, 100), age)));
    }

    [Fact]
    public void What_is_not_certain_never_makes_a_look_too_many()
    {
        // They may have been done at 30 s, but it is known only of 40 s.
        var plan = LookPlan.Best([30, 30], [40, 40], 1);

        Assert.Equal(40, plan.First);
    }

    [Fact]
    public void A_song_that_takes_longer_than_all_before_is_looked_at_within_ten_seconds() =>
        Assert.InRange(Best([60, 60], 1).After(61), 61.01, 70);

    [Fact]
    public void A_moment_that_came_a_hair_early_is_not_planned_again() => Assert.Equal(50, new LookPlan(40, 10).After(39.998));

    private static LookPlan Best(double[] ages, double looks) => LookPlan.Best(ages, ages, looks);

    private static List<double> LooksAt(LookPlan plan, double age)
    {
        List<double> looks = [plan.First];
        while (looks[^1] < age)
        {
            looks.Add(plan.After(looks[^1]));
        }

        return looks;
    }

    private static double Delay(LookPlan plan) => Spread.Average(age => LooksAt(plan, age)[^1] - age);
}
