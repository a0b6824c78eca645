namespace AimlMusic.Sandbox;

/// <summary>
/// The faults of a sandbox. A request looks at them in the order in which they were added: one that still has
/// to skip lets it pass and the next is looked at; the first that need not spoils the request, and no other does.
/// </summary>
public sealed class SandboxFaults
{
    private readonly object _lock = new();
    private readonly List<PendingFault> _pending = [];
    private int _fired;

    /// <summary>How many requests were spoiled so far.</summary>
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

    /// <summary>Asked for a fault where none that was added is due: for long runs with faults drawn at random. Called under a lock.</summary>
    public Func<FaultRoute, SandboxFault?>? Source { get; set; }

    /// <summary>Adds a fault behind the others.</summary>
    /// <param name="fault">The fault.</param>
    /// <exception cref="ArgumentException">The fault contradicts itself; the message names every mistake.</exception>
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

    /// <summary>Forgets all faults, and how many have fired.</summary>
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

    /// <summary>Copies of what is left.</summary>
    internal IReadOnlyList<PendingFault> Snapshot()
    {
        lock (_lock)
        {
            return [.. _pending.Select(pending => pending.Copy())];
        }
    }
}
