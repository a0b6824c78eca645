namespace AimlMusic.Sandbox;

/// <summary>
/// The faults of a sandbox. For each request, they are checked in the order in which they were added. A fault that still has
/// requests to skip skips it, and the next one is checked. The first one that has none applies, and no other does.
/// </summary>
public sealed class SandboxFaults
{
    private readonly object _lock = new();
    private readonly List<PendingFault> _pending = [];
    private int _fired;

    /// <summary>The number of requests that faults applied to so far.</summary>
    public int Fired
    {
        get
        {
            lock (_lock)
            {
                return _fired;
            }
        }
    }

    /// <summary>Called for a fault if none that was added applies, for long runs with random faults. Called under a lock.</summary>
    public Func<FaultRoute, SandboxFault?>? Source { get; set; }

    /// <summary>Adds a fault after the others.</summary>
    /// <param name="fault">The fault.</param>
    /// <exception cref="ArgumentException">The fault is contradictory; the message contains every mistake.</exception>
    public void Add(SandboxFault fault)
    {
        var mistakes = FaultRules.Mistakes(fault ?? throw new ArgumentNullException(nameof(fault))).ToList();
        if (mistakes.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", mistakes), nameof(fault));
        }

        lock (_lock)
        {
            _pending.Add(new PendingFault(fault));
        }
    }

    /// <summary>Removes all faults, and resets the counter.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _pending.Clear();
            _fired = 0;
        }
    }

    internal SandboxFault? Take(FaultRoute? route)
    {
        lock (_lock)
        {
            var found = _pending.Find(pending => pending.IsFor(route) && pending.IsDue());
            var fault = found?.Fault ?? (route is { } known ? Source?.Invoke(known) : null);
            if (fault is null)
            {
                return null;
            }

            _fired++;
            if (found?.Fire() == true)
            {
                _pending.Remove(found);
            }

            return fault;
        }
    }

    /// <summary>Copies of the remaining faults.</summary>
    internal IReadOnlyList<PendingFault> Snapshot()
    {
        lock (_lock)
        {
            return [.. _pending.Select(pending => pending.Copy())];
        }
    }
}
