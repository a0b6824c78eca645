namespace AimlMusic.Tests.Generations;

/// <summary>
/// Songs polled on a virtual clock, so many at a time, as the watcher does it: how late each is seen, and for how many polls.
/// The tests judge by it, and <c>tests/bench -- watch</c> tells its figures.
/// </summary>
internal sealed class PollRun
{
    // A poll reaches the service a moment after it was due.
    private const double OnTheWay = 0.001;
    private const string Model = "m";

    private readonly PollTimes _times;
    private readonly PriorityQueue<Song, double> _due = new();
    private readonly List<Song> _underWay = [];
    private double _now;

    private PollRun(IEnumerable<double> known) => _times = new(PollSchedule.Default, _ => known);

    /// <summary>Seconds from ready to seen, song for song in the order of their beginnings.</summary>
    public double[] Late { get; private init; } = [];

    /// <summary>Polls of each song, in the same order.</summary>
    public int[] Polls { get; private init; } = [];

    /// <summary>How long each took as far as its polls told, in seconds; null where they told nothing.</summary>
    public double?[] Took { get; private init; } = [];

    /// <summary>When each poll was, in seconds.</summary>
    public List<double> Moments { get; } = [];

    /// <summary>When the last song was seen, in seconds.</summary>
    public double End => _now;

    /// <summary>Polls songs until all are seen.</summary>
    /// <param name="takes">How long each takes, in seconds.</param>
    /// <param name="atOnce">How many are under way at a time.</param>
    /// <param name="known">How long earlier ones took.</param>
    public static PollRun Of(IReadOnlyList<double> takes, int atOnce, params double[] known)
    {
        PollRun run = new(known) { Late = new double[takes.Count], Polls = new int[takes.Count], Took = new double?[takes.Count] };
        for (var next = 0; next < takes.Count || run._underWay.Count > 0;)
        {
            for (; next < takes.Count && run._underWay.Count < atOnce; next++)
            {
                Song song = new(next, run._now, takes[next]);
                run._underWay.Add(song);
                run.Plan(song, isNew: true);
            }

            run.Poll();
        }

        return run;
    }

    private void Poll()
    {
        // What was planned anew since stands there twice.
        _due.TryDequeue(out var song, out var moment);
        if (moment != song!.DueAt)
        {
            return;
        }

        _now = Math.Max(_now, moment);
        if (_times.WaitForScout(song.Watched, _now - song.Begun, _now) is var wait && wait > TimeSpan.Zero)
        {
            Put(song, wait);
            return;
        }

        _now = Math.Max(_now, moment + OnTheWay);
        Moments.Add(_now);
        Polls[song.Number]++;
        var age = _now - song.Begun;
        if (age < song.Takes)
        {
            song.Watched.UnfinishedAt = age;
            _times.EndPoll(song.Watched, age, _now);
            Plan(song, isNew: false);
            return;
        }

        song.DueAt = double.NaN;
        _underWay.Remove(song);
        Late[song.Number] = age - song.Takes;
        var isNews = _times.IsUnknown(Model);
        song.Watched.Song = new() { Model = Model, Status = GenerationStatus.Completed };
        if (song.Watched.TellsTime(age))
        {
            Took[song.Number] = _times.Learn(song.Watched, age, _now);
        }

        _times.EndPoll(song.Watched, age, _now);

        if (isNews)
        {
            _underWay.ForEach(other => Plan(other, isNew: true));
        }
    }

    private void Plan(Song song, bool isNew) => Put(song, _times.Next(Model, _now - song.Begun, isNew, _underWay.Count));

    private void Put(Song song, TimeSpan wait)
    {
        song.DueAt = _now + wait.TotalSeconds;
        _due.Enqueue(song, song.DueAt);
    }

    private sealed record Song(int Number, double Begun, double Takes)
    {
        public WatchedSong Watched { get; } = new(new() { Model = Model }, Number, 0, TimeSpan.Zero) { IsOfKnownAge = true };

        public double DueAt { get; set; }
    }
}
