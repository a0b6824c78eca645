namespace AimlMusic.Waiting;

/// <summary>
/// Decides when to poll a song, by its age since the submit. If the times of the model are not known: after half a second, then each time its
/// age has doubled, and from 15 seconds each time it has grown by an eighth, at least every ten seconds. If recent songs of the model are known,
/// from this run or from the ledger: shortly before the shortest time, then in five equal steps up to the longest, but never after more time than
/// its age. Of songs that take only seconds and all the same time, one is polled for all (<see cref="PollScout"/>). With many songs, a song is
/// polled again only after all others could be: 20 polls per second for a hundred songs, up to 240 for thousands.
/// The vendor publishes no limit on polls (https://docs.aimlapi.com/api-references/music-models), and they cost nothing.
/// </summary>
internal sealed class PollTimes(PollSchedule schedule, Func<string, IEnumerable<double>>? recall = null)
{
    private const double First = 0.5;
    private const double Shortest = 0.75;
    private const double Longest = 10;
    private const double Young = 15;
    private const double Growth = 1.0 / 8;

    // Songs that take only seconds are not delayed for each other. The rate limit of all requests applies to them as well.
    private const double Quick = 10;
    private const double SecondsForAll = 5;
    private const double FewestPerSecond = 20;

    private readonly Dictionary<string, ModelTimes> _models = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Loads the known times of a model; may read the ledger.</summary>
    public void Prepare(string? model) => Of(model);

    /// <summary>Whether no times of the model are known.</summary>
    public bool IsUnknown(string? model) => PlanOf(model) is null;

    /// <summary>The time until the next poll of a song.</summary>
    /// <param name="model">The model.</param>
    /// <param name="age">The age in seconds.</param>
    /// <param name="isNew">Whether it has not been polled yet, or not since times of its model are known.</param>
    /// <param name="underWay">The number of songs that are waited for.</param>
    public TimeSpan Next(string? model, double age, bool isNew, int underWay)
    {
        if (schedule.IsFixed)
        {
            return schedule.Next();
        }

        var wait = PlanOf(model) is not { } plan ? Unknown(age, underWay) : isNew && age < Quick ? plan.UntilFirst(age) : plan.Next(age);
        var share = isNew || age < Quick ? 0 : underWay / Math.Min(RateLimit.MostPerSecond, Math.Max(FewestPerSecond, underWay / SecondsForAll));
        return TimeSpan.FromSeconds(Math.Max(wait, share));
    }

    /// <summary>The time for which a due song that takes only seconds waits for the one that is polled for all.</summary>
    /// <param name="song">The song.</param>
    /// <param name="age">Its age in seconds.</param>
    /// <param name="now">The time in seconds.</param>
    public TimeSpan WaitForScout(WatchedSong song, double age, double now)
    {
        lock (_models)
        {
            var times = Of(song.Song.Model);
            return TimeSpan.FromSeconds(!schedule.IsFixed && song.IsOfKnownAge && age < Quick && times.Plan is { } plan ? times.Scout.Wait(song, plan, age, now) : 0);
        }
    }

    /// <summary>Ends the poll of a song. Age and time are those at which it was sent, in seconds.</summary>
    public void EndPoll(WatchedSong song, double age, double at)
    {
        lock (_models)
        {
            Of(song.Song.Model).Scout.EndPoll(song, age, at);
        }
    }

    /// <summary>Adds a completed song. Returns the estimated time that it took, in seconds.</summary>
    /// <param name="song">The song.</param>
    /// <param name="by">The age at the poll at which it was completed, in seconds.</param>
    /// <param name="now">The time of that poll, in seconds.</param>
    public double? Learn(WatchedSong song, double by, double now)
    {
        lock (_models)
        {
            var times = Of(song.Song.Model);
            return times.Add(times.Scout.UnfinishedAt(song, by, now), by);
        }
    }

    // The first of many songs that were started together shows the time of all, so their polls are spread over the interval.
    private static double Unknown(double age, int underWay) => age < First
        ? First - age
        : Math.Min(Longest, Math.Max(Shortest, age < Young ? age : age * Growth)) * (underWay > 1 ? Jitter.Next(0.5, 1) : 1);

    private PollPlan? PlanOf(string? model)
    {
        lock (_models)
        {
            return Of(model).Plan;
        }
    }

    private ModelTimes Of(string? model)
    {
        var name = model ?? "";
        lock (_models)
        {
            if (!_models.TryGetValue(name, out var times))
            {
                _models[name] = times = new ModelTimes();
                foreach (var seconds in (name.Length == 0 ? null : recall?.Invoke(name)) ?? [])
                {
                    times.Add(seconds);
                }
            }

            return times;
        }
    }
}
