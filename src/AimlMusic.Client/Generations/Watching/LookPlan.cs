namespace AimlMusic;

/// <summary>
/// The ages at which to look at a song: those at which the songs so far would have been seen soonest for a given number of looks.
/// </summary>
internal static class LookPlan
{
    private const int Halvings = 20;

    // A look is worth having where it brings a song home sooner by this share of what songs take; more would be nagging.
    private const double WorthOfALook = 0.01;

    /// <summary>The ages in seconds, the last of them when all the songs were done.</summary>
    /// <param name="ages">When each of the songs was done, in seconds.</param>
    /// <param name="looks">How many looks a song may have, on average; 1 at least.</param>
    public static IReadOnlyList<double> Make(IReadOnlyList<double> ages, double looks)
    {
        List<double> sorted = [.. ages.OrderBy(age => age)];
        // A look costs a price in seconds of waiting: the dearer it is, the fewer there are. The right price is searched for.
        var (low, high) = (sorted.Average() * WorthOfALook, sorted[^1] * sorted.Count);
        var plan = Cheapest(sorted, low, out var made);
        if (made <= looks)
        {
            return plan;
        }

        plan = [sorted[^1]];
        for (var i = 0; i < Halvings; i++)
        {
            var price = Math.Sqrt(low * high);
            var next = Cheapest(sorted, price, out made);
            (low, high, plan) = made > looks ? (price, high, plan) : (low, price, next);
        }

        return plan;
    }

    private static List<double> Cheapest(List<double> ages, double price, out double looks)
    {
        var n = ages.Count;
        var cost = new double[n + 1];
        var before = new int[n + 1];
        for (var j = 1; j <= n; j++)
        {
            cost[j] = double.MaxValue;
            var waited = 0.0;
            for (var i = j - 1; i >= 0; i--)
            {
                // Looked at when i were done, and next when j are: those in between wait, and all that are left are looked at.
                waited += ages[j - 1] - ages[i];
                var all = cost[i] + waited + (price * (n - i));
                if (all < cost[j])
                {
                    (cost[j], before[j]) = (all, i);
                }
            }
        }

        List<double> plan = [];
        var sum = 0;
        for (var j = n; j > 0; j = before[j])
        {
            plan.Insert(0, ages[j - 1]);
            sum += n - before[j];
        }

        looks = (double)sum / n;
        return plan;
    }
}
