using AimlMusic.Sandbox;

namespace AimlMusic.Chaos;

/// <summary>The faults of a run: one source per route, until it is stopped.</summary>
internal sealed class FaultPlan
{
    private const double Share = 0.3;

    private readonly Dictionary<FaultRoute, FaultDice> _dice;
    private volatile bool _isOver;

    public FaultPlan(ChaosOptions options)
    {
        _dice = new()
        {
            [FaultRoute.Submit] = new("submit", FaultTable.Submit, Share, options.Seed),
            [FaultRoute.Poll] = new("poll", FaultTable.Poll, Share, options.Seed + 1),
            [FaultRoute.Download] = new("download", FaultTable.Download, Share, options.Seed + 2),
            [FaultRoute.Logs] = options.IsLogBusy
                ? new("log", FaultTable.BusyLogs, 1, options.Seed + 3)
                : new("log", FaultTable.Logs, Share, options.Seed + 3),
        };
    }

    public IEnumerable<(string Name, int Count)> Counts => _dice.Values.SelectMany(dice => dice.Counts);

    public int Exchanges => _dice.Values.Sum(dice => dice.Exchanges);

    public int Faults => _dice.Values.Sum(dice => dice.Faults);

    public SandboxFault? Draw(FaultRoute route) => !_isOver && _dice.TryGetValue(route, out var dice) ? dice.Draw() : null;

    public void End() => _isOver = true;
}
