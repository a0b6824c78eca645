using AimlMusic.Sandbox;

namespace AimlMusic.Chaos;

/// <summary>Draws the faults of one route from a seed, and counts them.</summary>
internal sealed class FaultDice(string route, IReadOnlyList<FaultKind> kinds, double share, int seed)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly int[] _counts = new int[kinds.Count];
    private readonly int _weights = kinds.Sum(kind => kind.Weight);
    private int _exchanges;

    public int Exchanges => _exchanges;

    public int Faults => _counts.Sum();

    /// <summary>How often each kind was drawn.</summary>
    public IEnumerable<(string Name, int Count)> Counts => kinds.Select((kind, i) => ($"{route}: {kind.Name}", _counts[i]));

    public SandboxFault? Draw()
    {
        lock (_lock)
        {
            _exchanges++;
            if (_random.NextDouble() >= share)
            {
                return null;
            }

            var at = _random.Next(_weights);
            var index = 0;
            while ((at -= kinds[index].Weight) >= 0)
            {
                index++;
            }

            _counts[index]++;
            return kinds[index].Fault;
        }
    }
}
