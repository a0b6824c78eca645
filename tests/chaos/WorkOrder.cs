namespace AimlMusic.Chaos;

/// <summary>One start of a worker.</summary>
/// <param name="Step">The step.</param>
/// <param name="TablePath">The table of songs, for <see cref="WorkStep.New"/>.</param>
/// <param name="KillAfter">The time from its readiness to the kill; null to let it end.</param>
internal sealed record WorkOrder(WorkStep Step, string? TablePath = null, TimeSpan? KillAfter = null)
{
    /// <summary>The time-out of one HTTP exchange.</summary>
    public int ExchangeSec { get; init; } = 2;

    /// <summary>The time to wait for a song, and to search for a lost submit.</summary>
    public int WaitSec { get; init; } = 10;

    public int ThrottleLimit { get; init; } = 32;

    /// <summary>The time after its submit at which a song without a trace counts as not accepted, for <see cref="WorkStep.Resume"/>.</summary>
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
