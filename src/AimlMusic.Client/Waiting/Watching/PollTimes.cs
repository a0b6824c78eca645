namespace AimlMusic.Waiting;

/// <summary>
/// Decides when to poll a song, by its age since the submit. If the times of the model are not known: after half a second, then each time its
/// age has doubled, and from 15 seconds each time it has grown by an eighth, at least every ten seconds. If recent songs of the model are known,
/// from this run or from the ledger: shortly before the shortest time, then in five equal steps up to the longest, but never after more time than
/// its age. With many songs, a song is polled again only after all others could be: 20 polls per second for a hundred songs, up to 240 for
/// thousands.
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
    /// <param name="isFirst">Whether it has not been polled yet.</param>
    /// <param name="underWay">The number of songs that are waited for.</param>
    public TimeSpan Next(string? model, double age, bool isFirst, int underWay)
    {
        if (schedule.IsFixed)
        {
            return schedule.Next();
        }

        var wait = PlanOf(model) is { } plan ? plan.Next(age) : Unknown(age, underWay);
        var share = isFirst || age < Quick ? 0 : underWay / Math.Min(RateLimit.MostPerSecond, Math.Max(FewestPerSecond, underWay / SecondsForAll));
        return TimeSpan.FromSeconds(Math.Max(wait, share));
    }

    /// <summary>Adds a finished song. Returns the estimated time that it took, in seconds.</summary>
    /// <param name="model">The model.</param>
    /// <param name="after">The age at the last poll at which it was unfinished; 0 if there was none.</param>
    /// <param name="by">The age at the poll at which it was finished.</param>
    public double? Learn(string? model, double after, double by)
    {
        lock (_models)
        {
            return Of(model).Add(after, by);
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
