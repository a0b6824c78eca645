using System.Globalization;
using AimlMusic.Tests.Generations;

#pragma warning disable CA5394 // Not for security.

namespace AimlMusic.Bench;

/// <summary>How soon finished songs are seen, and for how many requests, against a poll every ten seconds; on a virtual clock.</summary>
internal static class WatchBench
{
    private const int Songs = 2000;

    public static void Run()
    {
        Console.WriteLine($"{Songs:N0} songs; late = seconds from ready to seen, mean / 95 of 100");
        Console.WriteLine($"{"songs take",-34} {"at once",7} | {"ours: late",14} {"polls a song",13} {"busiest s",9} | {"every 10 s: late",17} {"polls a song",13}");
        foreach (var (name, take) in Takes())
        {
            foreach (var underWay in new[] { 1, 16, 64, 1000 })
            {
                Tell(name, take, underWay);
            }
        }
    }

    private static IEnumerable<(string Name, Func<Random, double> Take)> Takes()
    {
        yield return ("2 s", _ => 2);
        yield return ("1.7 to 2 s", random => 2 - (0.3 * Math.Pow(random.NextDouble(), 4)));
        yield return ("2 s, a twentieth of them 3 s", random => random.Next(20) == 0 ? 3 : 2);
        yield return ("2 s, the first hundred 3 s", By(number => number < 100 ? 3 : 2));
        yield return ("2 s, for a hundred once 4 s", By(number => number / 100 == 5 ? 4 : 2));
        yield return ("2 s and 4 s by turns of hundreds", By(number => number / 200 % 2 == 0 ? 2 : 4));
        yield return ("43 s", _ => 43);
        yield return ("41 to 45 s", random => 41 + (random.NextDouble() * 4));
        yield return ("20 to 60 s", random => 20 + (random.NextDouble() * 40));
        yield return ("30 s, or 90 s for one in four", random => (random.Next(4) == 0 ? 90 : 30) + (random.NextDouble() * 3));
        yield return ("long tail, half within 35 s", random => 35 * Math.Exp(0.5 * Normal(random)));
    }

    // A service that is loaded at times: whole waves of songs miss their first look at once.
    private static Func<Random, double> By(Func<int, double> take)
    {
        var number = 0;
        return _ => take(number++ % Songs);
    }

    private static void Tell(string name, Func<Random, double> take, int underWay)
    {
        Random random = new(1);
        List<double> durations = [.. Enumerable.Range(0, Songs).Select(_ => take(random))];
        var run = PollRun.Of(durations, underWay);
        var busiest = run.Moments.GroupBy(Math.Floor).Max(second => second.Count());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-34} {underWay,7} | {Late(run.Late),14} {run.Polls.Average(),13:0.00} {busiest,9} | {Late(durations.Select(Every10)),17} {durations.Average(seconds => Math.Ceiling(seconds / 10)),13:0.00}"));
    }

    private static double Every10(double seconds) => (Math.Ceiling(seconds / 10) * 10) - seconds;

    private static string Late(IEnumerable<double> late)
    {
        var sorted = late.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted.Average():0.00} / {sorted[(int)(sorted.Count * 0.95)]:0.00}");
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
