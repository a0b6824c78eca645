namespace AimlMusic.Chaos;

/// <summary>One start of a worker.</summary>
/// <param name="Step">What it is to do.</param>
/// <param name="TablePath">The table of songs, for <see cref="WorkStep.New"/>.</param>
/// <param name="KillAfter">How long after it is ready it is killed; null lets it end.</param>
internal sealed record WorkOrder(WorkStep Step, string? TablePath = null, TimeSpan? KillAfter = null)
{
    /// <summary>How long one HTTP exchange may take.</summary>
    public int ExchangeSec { get; init; } = 2;

    /// <summary>How long a song is waited for, and a lost submit looked for.</summary>
    public int WaitSec { get; init; } = 10;

    public int ThrottleLimit { get; init; } = 32;

    /// <summary>How long after its submit silence decides that a song was not taken, for <see cref="WorkStep.Resume"/>.</summary>
    public int DoubtSec { get; init; } = 1800;

    public IEnumerable<string> ToArguments(string module, string target)
    {
        string[] arguments =
        [
            "-Step", $"{Step}", "-Module", module, "-Target", target,
            "-ExchangeSec", $"{ExchangeSec}", "-WaitSec", $"{WaitSec}", "-ThrottleLimit", $"{ThrottleLimit}", "-DoubtSec", $"{DoubtSec}",
        ];
        return TablePath is null ? arguments : arguments.Concat(["-Songs", TablePath]);
    }
}
