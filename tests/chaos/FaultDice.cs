using AimlMusic.Sandbox;

namespace AimlMusic.Chaos;

/// <summary>
/// Draws the faults of one route from a seed, and counts them. Each kind is drawn once at first, so that a
/// short run has all of them, then as often as its weight says.
/// </summary>
internal sealed class FaultDice(string route, IReadOnlyList<FaultKind> kinds, double share, int seed)
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private readonly int[] _counts = new int[kinds.Count];
    private readonly Queue<int> _deck = new();
    private bool _isBegun;
    private int _exchanges;

    public int Exchanges => _exchanges;

    public int Faults => _counts.Sum();

    /// <summary>The number of draws of each kind.</summary>
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

            if (_deck.Count == 0)
            {
                Shuffle();
            }

            var index = _deck.Dequeue();
            _counts[index]++;
            return kinds[index].Fault;
        }
    }

    private void Shuffle()
    {
        int[] cards = [.. kinds.SelectMany((kind, i) => Enumerable.Repeat(i, _isBegun ? kind.Weight : 1))];
        _isBegun = true;
        _random.Shuffle(cards);
        foreach (var card in cards)
        {
            _deck.Enqueue(card);
        }
    }
}
