namespace AimlMusic.Waiting;

/// <summary>
/// When to poll a song; ages count from its submit. Of a model of which nothing is known, after half a second, then each time that its
/// age has doubled, from 20 seconds on each time that it has grown by an eighth. Where recent songs of the model are known, from this
/// run or from the ledger, first a little before the shortest of them and then in five equal steps to the longest. Many songs share
/// their polls: no sooner again than after all of them, at 20 a second for a hundred songs and at 240 for thousands, had theirs.
/// The vendor publishes no limit on polls (https://docs.aimlapi.com/api-references/music-models), and they cost nothing.
/// </summary>
internal sealed class PollTimes(PollSchedule schedule, Func<string, IEnumerable<double>>? recall = null)
{
    private const double First = 0.5;
    private const double Shortest = 0.75;
    private const double Longest = 10;
    private const double Young = 15;
    private const double Growth = 1.0 / 8;

    // Songs that take seconds have no time to wait for each other; the pace of all requests is limited all the same.
    private const double Quick = 10;
    private const double SecondsForAll = 5;
    private const double FewestPerSecond = 20;

    private readonly Dictionary<string, ModelTimes> _models = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds out what is known of a model; may read the ledger.</summary>
    public void Prepare(string? model) => Of(model);

    /// <summary>Whether nothing is known yet of how long a model takes.</summary>
    public bool IsUnknown(string? model) => PlanOf(model) is null;

    /// <summary>How long until a song's next poll.</summary>
    /// <param name="model">Its model.</param>
    /// <param name="age">Its age in seconds.</param>
    /// <param name="isFirst">Whether it was not polled yet.</param>
    /// <param name="underWay">How many songs are waited for.</param>
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

    /// <summary>A song was seen finished: how long it took, in seconds, as far as that tells.</summary>
    /// <param name="model">Its model.</param>
    /// <param name="after">Its age when it was last seen unfinished; 0 where it never was.</param>
    /// <param name="by">Its age when it was seen finished.</param>
    public double? Learn(string? model, double after, double by)
    {
        lock (_models)
        {
            return Of(model).Add(after, by);
        }
    }

    // Of many songs that were begun together one finds out for all: their polls are spread over the time between two.
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
