namespace AimlMusic.Tests.Generations;

/// <summary>
/// Songs watched on a virtual clock, so many at a time, as the watcher does it: how late each is seen, and for how many looks.
/// The tests judge by it, and <c>tests/bench -- watch</c> tells its figures.
/// </summary>
internal sealed class LookRun
{
    private const double FixedInterval = 10;
    private const double PlansEvery = 1;

    // A look reaches the service a moment after it was due.
    private const double OnTheWay = 0.001;

    private readonly LookTimes _times = new(PollSchedule.Default);
    private readonly PriorityQueue<WatchedSong, double> _due = new();
    private readonly Dictionary<WatchedSong, (double Begun, double Takes)> _underWay = [];
    private double _now;
    private double _plannedAt = double.NegativeInfinity;

    private LookRun()
    {
    }

    /// <summary>Seconds from ready to seen, song for song.</summary>
    public List<double> Late { get; } = [];

    public int Looks { get; private set; }

    /// <summary>How many looks the song had that had most.</summary>
    public int MostLooks { get; private set; }

    /// <summary>The same songs looked at every ten seconds.</summary>
    public required List<double> FixedLate { get; init; }

    public required double FixedLooks { get; init; }

    /// <summary>Watches songs.</summary>
    /// <param name="takes">How long each takes, in seconds.</param>
    /// <param name="atOnce">How many are under way at a time.</param>
    public static LookRun Of(IReadOnlyList<double> takes, int atOnce)
    {
        LookRun run = new()
        {
            FixedLate = [.. takes.Select(seconds => (Math.Ceiling(seconds / FixedInterval) * FixedInterval) - seconds)],
            FixedLooks = takes.Sum(seconds => Math.Ceiling(seconds / FixedInterval)),
        };
        for (var next = 0; run.Late.Count < takes.Count;)
        {
            for (; next < takes.Count && run._underWay.Count < atOnce; next++)
            {
                run.Begin(next, takes[next]);
            }

            run.Look();
        }

        return run;
    }

    private void Begin(int number, double takes)
    {
        WatchedSong song = new(new() { Id = "a", Model = "m", Status = GenerationStatus.Completed }, number, 0, TimeSpan.Zero) { IsOfKnownAge = true };
        _underWay[song] = (_now, takes);
        Plan(song);
    }

    private void Look()
    {
        // What was planned for sooner since stands there twice.
        _due.TryDequeue(out var song, out var moment);
        if (!_underWay.TryGetValue(song!, out var one) || moment != one.Begun + song!.Due.Age)
        {
            return;
        }

        _now = Math.Max(_now, moment + OnTheWay);
        Looks++;
        var age = _now - one.Begun;
        if (age < one.Takes)
        {
            _times.Unfinished(song, age);
            song.Looked();
            Plan(song);
            return;
        }

        MostLooks = Math.Max(MostLooks, song.Looks + 1);
        _times.Completed(song, age, _underWay.Count);
        _times.Leave(song);
        _underWay.Remove(song);
        Late.Add(age - one.Takes);
        if (_now >= _plannedAt + PlansEvery)
        {
            var isFirst = double.IsInfinity(_plannedAt);
            _plannedAt = _now;
            _underWay.Keys.Where(other => !other.IsScout && (isFirst || other.Looks == 0)).ToList().ForEach(Plan);
        }
    }

    private void Plan(WatchedSong song)
    {
        var begun = _underWay[song].Begun;
        _times.Next(song, _now - begun, _underWay.Count);
        _due.Enqueue(song, begun + song.Due.Age);
    }
}
