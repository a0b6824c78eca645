namespace AimlMusic.Waiting;

/// <summary>When to poll a song whose like took between one time and another. In seconds, from the submit.</summary>
/// <param name="First">The age at the first poll.</param>
/// <param name="Last">The age by which it should be done.</param>
/// <param name="Step">From one poll to the next.</param>
internal readonly record struct PollPlan(double First, double Last, double Step)
{
    private const int Steps = 5;
    private const double LongestStep = 4;
    private const double Finest = 0.01;
    private const double Overdue = 1.0 / 2;
    private const double FinestOverdue = 1.0 / 32;
    private const double Longest = 10;

    // Of a few songs that took from 40 to 46 s none tells much of the shortest that there may be.
    private const double Caution = 3;

    public static PollPlan Of(double shortest, double longest, int count)
    {
        var first = Math.Max(shortest / 2, shortest - Math.Max(Finest * shortest, (longest - shortest) * Caution / count));
        return new(first, longest, Math.Min(LongestStep, Math.Max(Finest * longest, (longest - first) / Steps)));
    }

    /// <summary>Whether a poll at an age was a first one by this plan; a later one was planned by an older one, and is no news.</summary>
    public bool IsFirst(double age) => age <= First + Step;

    /// <summary>How long until the next poll of a song. One that is overdue may be so for long.</summary>
    public double Next(double age) => age < First ? First - age
        : age < Last ? Step
        : Math.Min(Longest, Math.Max(Step, Math.Max(age * FinestOverdue, (age - Last) * Overdue)));
}
