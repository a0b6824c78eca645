namespace AimlMusic.Sandbox;

/// <summary>A fault with the number of requests it still applies to. Not thread-safe.</summary>
internal sealed class PendingFault(SandboxFault fault)
{
    public SandboxFault Fault => fault;

    public int Skipped { get; private set; }

    public int Fired { get; private set; }

    /// <summary>The number of requests it still applies to; null for all.</summary>
    public int? Left => fault.Count == 0 ? null : fault.Count - Fired;

    public bool IsFor(FaultRoute? route) => fault.Route == FaultRoute.Any || fault.Route == route;

    /// <summary>Whether it applies now. A request that it skips is counted.</summary>
    public bool IsDue()
    {
        if (Skipped == fault.Skip)
        {
            return true;
        }

        Skipped++;
        return false;
    }

    /// <summary>Counts a request that it applies to. Returns whether that was the last one.</summary>
    public bool Fire()
    {
        Fired++;
        return Left == 0;
    }

    public PendingFault Copy() => new(fault) { Skipped = Skipped, Fired = Fired };
}
