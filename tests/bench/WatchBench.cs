using System.Globalization;

#pragma warning disable CA5394 // Not for security.

namespace AimlMusic.Bench;

/// <summary>How soon finished songs are seen, and for how many requests, against a look every ten seconds; on a virtual clock.</summary>
internal static class WatchBench
{
    private const int Songs = 2000;
    private const double FixedInterval = 10;
    private const double PlansEvery = 1;

    public static void Run()
    {
        Console.WriteLine($"{Songs:N0} songs; late = seconds from ready to seen, mean / 95 of 100");
        Console.WriteLine($"{"songs take",-34} {"at once",7} | {"ours: late",14} {"looks a song",13} | {"every 10 s: late",17} {"looks a song",13}");
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
        yield return ("43 s", _ => 43);
        yield return ("41 to 45 s", random => 41 + (random.NextDouble() * 4));
        yield return ("20 to 60 s", random => 20 + (random.NextDouble() * 40));
        yield return ("30 s, or 90 s for one in four", random => (random.Next(4) == 0 ? 90 : 30) + (random.NextDouble() * 3));
        yield return ("long tail, half within 35 s", random => 35 * Math.Exp(0.5 * Normal(random)));
    }

    private static void Tell(string name, Func<Random, double> take, int underWay)
    {
        Random random = new(1);
        List<double> durations = [.. Enumerable.Range(0, Songs).Select(_ => take(random))];
        var (late, looks) = Simulate(durations, underWay);
        List<double> fixedLate = [.. durations.Select(done => (Math.Ceiling(done / FixedInterval) * FixedInterval) - done)];
        var fixedLooks = durations.Average(done => Math.Ceiling(done / FixedInterval));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-34} {underWay,7} | {Late(late),14} {looks,13:0.00} | {Late(fixedLate),17} {fixedLooks,13:0.00}"));
    }

    private static (List<double> Late, double Looks) Simulate(List<double> durations, int underWay)
    {
        LookTimes times = new(PollSchedule.Default);
        PriorityQueue<(WatchedSong Song, int Version), double> due = new();
        Dictionary<WatchedSong, (double Begun, double Done, int Version, double Due)> songs = [];
        List<double> late = [];
        var (next, looks, plannedAt, now) = (0, 0, 0.0, 0.0);
        while (late.Count < durations.Count)
        {
            while (songs.Count < underWay && next < durations.Count)
            {
                WatchedSong song = new(new() { Id = "a", Model = "m", Status = GenerationStatus.Completed }, next, 0, TimeSpan.Zero) { IsOfKnownAge = true };
                songs[song] = (now, durations[next++], 0, double.MaxValue);
                Put(song, now, false);
            }

            due.TryDequeue(out var head, out var at);
            if (!songs.TryGetValue(head.Song, out var one) || one.Version != head.Version)
            {
                continue;
            }

            now = at;
            looks++;
            if (now - one.Begun < one.Done)
            {
                times.Unfinished(head.Song, now - one.Begun);
                head.Song.Looks++;
                Put(head.Song, now, false);
                continue;
            }

            times.Completed(head.Song, now - one.Begun, songs.Count);
            times.Leave(head.Song);
            songs.Remove(head.Song);
            late.Add(now - one.Begun - one.Done);
            if (now >= plannedAt + PlansEvery || late.Count == 1)
            {
                plannedAt = now;
                songs.Keys.Where(song => !song.IsScout && (late.Count == 1 || song.Looks == 0)).ToList().ForEach(song => Put(song, now, true));
            }
        }

        return (late, (double)looks / durations.Count);

        void Put(WatchedSong song, double moment, bool isOnlySooner)
        {
            var one = songs[song];
            var next = moment + times.Next(song, moment - one.Begun, songs.Count).TotalSeconds + 0.001;
            if (!isOnlySooner || next < one.Due)
            {
                songs[song] = one with { Version = one.Version + 1, Due = next };
                due.Enqueue((song, one.Version + 1), next);
            }
        }
    }

    private static string Late(List<double> late)
    {
        var sorted = late.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted.Average():0.00} / {sorted[(int)(sorted.Count * 0.95)]:0.00}");
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
