namespace AimlMusic.Ledger;

/// <summary>Adds up what happened on each day in UTC of a window.</summary>
/// <param name="window">The window.</param>
/// <param name="isSandbox">Whether the account is that of a sandbox.</param>
internal sealed class DaySums(TimeWindow window, bool isSandbox)
{
    private readonly SortedDictionary<DateTime, LedgerDay> _days = [];

    public IReadOnlyList<LedgerDay> Days => [.. _days.Values];

    /// <summary>Changes the sums of a moment's day, if the moment is in the window.</summary>
    public void Change(DateTimeOffset at, Action<LedgerDay> change)
    {
        if (!window.Contains(at))
        {
            return;
        }

        var day = at.UtcDateTime.Date;
        if (!_days.TryGetValue(day, out var sums))
        {
            sums = new() { Day = day, IsSandbox = isSandbox };
            _days.Add(day, sums);
        }

        change(sums);
    }

    /// <summary>Adds movements of money for music, each on its own day.</summary>
    public void AddMusic(IEnumerable<Charge> movements)
    {
        foreach (var movement in movements)
        {
            var usd = movement.Usd!.Value;
            Change(movement.At!.Value, day =>
            {
                if (usd < 0)
                {
                    day.UsdRefunded -= usd;
                }
                else
                {
                    day.Charges++;
                    day.UsdCharged += usd;
                }
            });
        }
    }

    /// <summary>Adds movements of money for anything else.</summary>
    public void AddOther(IEnumerable<Charge> movements)
    {
        foreach (var movement in movements)
        {
            Change(movement.At!.Value, day => day.UsdOther += movement.Usd!.Value);
        }
    }

    /// <summary>Adds a song of the ledger.</summary>
    public void AddSong(DateTimeOffset at, decimal? usd) => Change(at, day =>
    {
        day.LedgerSongs++;
        day.UsdInLedger += usd ?? 0;
        day.SongsWithoutCost += usd is null ? 1 : 0;
    });
}
