namespace AimlMusic.Waiting;

/// <summary>The poll plan for a song, from the shortest and longest times of similar songs. In seconds since the submit.</summary>
/// <param name="First">The age at the first poll.</param>
/// <param name="Last">The age at which it should be completed.</param>
/// <param name="Step">The interval between polls.</param>
internal readonly record struct PollPlan(double First, double Last, double Step)
{
    private const int Steps = 5;
    private const double LongestStep = 4;
    private const double Finest = 0.005;
    private const double Margin = 0.01;
    private const double Overdue = 1.0 / 2;
    private const double FinestOverdue = 1.0 / 32;
    private const double Longest = 10;
    private const double Soonest = 0.02;

    // A few songs of 40 to 46 s do not show well what the shortest possible time is.
    private const double Caution = 3;

    public static PollPlan Of(double shortest, double longest, int count)
    {
        var first = Math.Max(shortest / 2, shortest - Math.Max(Margin * shortest, (longest - shortest) * Caution / count));
        return new(first, longest, Math.Min(LongestStep, Math.Max(Finest * longest, (longest - first) / Steps)));
    }

    /// <summary>Whether all songs take about the same time.</summary>
    public bool IsNarrow => Step <= Finest * Last;

    /// <summary>Whether a poll at an age was the first one according to this plan. A later poll gives no new information.</summary>
    public bool IsFirst(double age) => age <= First + Step;

    /// <summary>The time until the first poll of a song.</summary>
    public double UntilFirst(double age) => Math.Max(0, First - age);

    /// <summary>The time until the next poll of a song, at most its age. An overdue song may take much longer.</summary>
    public double Next(double age) => age < First ? First - age : Math.Min(Math.Max(Soonest, age), Interval(age));

    private double Interval(double age) => age < Last + Step ? Step
        : Math.Min(Longest, Math.Max(Step, Math.Max(age * FinestOverdue, (age - Last) * Overdue)));
}
