namespace AimlMusic.Sandbox;

/// <summary>A fault and how much of it is left. Not safe for several threads.</summary>
internal sealed class PendingFault(SandboxFault fault)
{
    public SandboxFault Fault => fault;

    public int Skipped { get; private set; }

    public int Fired { get; private set; }

    /// <summary>How many requests it will still spoil; null for all.</summary>
    public int? Left => fault.Count == 0 ? null : fault.Count - Fired;

    public bool IsFor(FaultRoute? route) => fault.Route == FaultRoute.Any || fault.Route == route;

    /// <summary>Whether it strikes now; a request that it lets pass is counted.</summary>
    public bool IsDue()
    {
        if (Skipped == fault.Skip)
        {
            return true;
        }

        Skipped++;
        return false;
    }

    /// <summary>Counts a request that it spoils; true where that was the last.</summary>
    public bool Fire()
    {
        Fired++;
        return Left == 0;
    }

    public PendingFault Copy() => new(fault) { Skipped = Skipped, Fired = Fired };
}
