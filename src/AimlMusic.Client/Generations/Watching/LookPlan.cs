namespace AimlMusic;

/// <summary>A first look, and then one at every so many seconds. Ages are in seconds from the submit.</summary>
/// <param name="First">The age at the first look.</param>
/// <param name="Every">From one look to the next, in seconds.</param>
internal readonly record struct LookPlan(double First, double Every)
{
    private const double LongestInterval = 10;
    private const double ShortestInterval = 0.1;
    private const double Finer = 0.8;
    private const double LateShare = 0.1;

    // A look that brings songs home sooner by less than this share of what they take would be nagging.
    private const double Worth = 0.005;

    // A moment that is reached may be a hair before the age that was meant.
    private const double Rounding = 0.005;

    /// <summary>The plan that would have seen the songs soonest with no more looks, on average, than are allowed.</summary>
    /// <param name="ages">When each of the songs was done, in seconds, as far as can be told.</param>
    /// <param name="latest">When each of them was done for certain.</param>
    /// <param name="looks">How many looks a song may have, on average; 1 at least.</param>
    public static LookPlan Best(double[] ages, double[] latest, double looks)
    {
        // One look, when all are done, is always within the limit.
        var last = latest.Max();
        LookPlan best = new(last, Math.Min(LongestInterval, Math.Max(ShortestInterval, last * LateShare)));
        var price = ages.Average() * Worth;
        var least = best.LateFor(ages) + price;
        foreach (var first in ages.Concat(latest).Distinct())
        {
            for (var every = LongestInterval; every >= ShortestInterval; every *= Finer)
            {
                LookPlan plan = new(first, every);
                var made = plan.LooksFor(latest);
                if (made > looks)
                {
                    break;
                }

                var cost = plan.LateFor(ages) + (price * made);
                (best, least) = cost <= least ? (plan, cost) : (best, least);
            }
        }

        return best;
    }

    /// <summary>The age at the next look.</summary>
    public double After(double age) =>
        age + Rounding < First ? First : First + (Every * (Math.Floor((age + Rounding - First) / Every) + 1));

    /// <summary>How many looks it takes to see a song that is done at an age.</summary>
    public double LooksUntil(double age) => 1 + (age <= First ? 0 : Math.Ceiling((age - First) / Every));

    private double LooksFor(double[] ages)
    {
        var sum = 0.0;
        foreach (var age in ages)
        {
            sum += LooksUntil(age);
        }

        return sum / ages.Length;
    }

    private double LateFor(double[] ages)
    {
        var sum = 0.0;
        foreach (var age in ages)
        {
            sum += First + (Every * (LooksUntil(age) - 1)) - age;
        }

        return sum / ages.Length;
    }
}
