namespace AimlMusic;

/// <summary>What this run has learned of how long one model takes. Ages are in seconds from the submit.</summary>
internal sealed class ModelTimes
{
    private const int Kept = 48;
    private const double FixedInterval = 10;
    private const double ScoutShare = 0.03;
    private const double ScoutFloor = 0.05;
    private const double GoldenRatio = 0.618;
    private const int LooksToSpare = 2;
    private const double FirstScout = 1;
    private const double ScoutGrowth = 1.5;
    private const double Forgetting = 0.8;
    private const double LateShare = 0.25;
    private const double LeastLate = 0.25;

    // A moment that is reached may be a hair before the age that was meant.
    private const double Rounding = 0.005;

    private readonly Queue<SeenSong> _songs = new();
    private IReadOnlyList<double> _plan = [];
    private double _owed;
    private double _notBefore;
    private int _sinceForgotten;

    /// <summary>The song that finds out, where there is one.</summary>
    public WatchedSong? Scout { get; set; }

    public bool IsKnown => _songs.Count > 0;

    /// <summary>Whether it is worth finding out whether songs are done sooner than they are looked at.</summary>
    /// <param name="isForMany">Whether many songs profit from it; for a few there must be looks to spare.</param>
    public bool WantsScout(bool isForMany) =>
        (isForMany || _owed <= -LooksToSpare) && (!IsKnown || _plan[0] - _notBefore > Math.Max(ScoutFloor, ScoutShare * _plan[0]));

    /// <summary>When to look at a song of which this is known; null where nothing is.</summary>
    public double? NextLook(double age)
    {
        if (!IsKnown)
        {
            return null;
        }

        foreach (var look in _plan)
        {
            if (look > age + Rounding)
            {
                return look;
            }
        }

        // Later than any of the others.
        return age + Math.Min(FixedInterval, Math.Max(LeastLate, age * LateShare));
    }

    /// <summary>When to look at the one song that finds out.</summary>
    public double NextScoutLook(double age)
    {
        if (!IsKnown)
        {
            return age <= 0 ? FirstScout : age * ScoutGrowth;
        }

        var middle = (_notBefore + _plan[0]) / 2;
        return age + Rounding < middle ? middle : NextLook(age)!.Value;
    }

    /// <summary>The scout was not done at this age.</summary>
    public void ScoutMissed(double age) => _notBefore = IsKnown && age >= _plan[0] ? _notBefore : Math.Max(_notBefore, age);

    /// <summary>A song was seen completed.</summary>
    public void Add(SeenSong song)
    {
        if (!IsKnown)
        {
            _notBefore = song.After;
        }
        else if (song.By <= _notBefore || ++_sinceForgotten >= Kept)
        {
            _notBefore = Math.Min(_notBefore, song.By) * Forgetting;
            _sinceForgotten = 0;
        }

        _songs.Enqueue(song with { After = Math.Max(song.After, _notBefore < song.By ? _notBefore : 0) });
        if (_songs.Count > Kept)
        {
            _songs.Dequeue();
        }

        // What was looked at beyond the fixed interval is made good with the songs to come.
        var ages = Ages();
        _owed += song.Looks - FixedLooks(song.By);
        _owed = Math.Max(-Kept, _owed);
        _plan = LookPlan.Make(ages, Math.Max(1, ages.Average(FixedLooks) - (Math.Max(0, _owed) / Kept)));
    }

    private static double FixedLooks(double age) => Math.Max(1, Math.Ceiling(age / FixedInterval));

    // Between two looks a song may have been done at any time: such songs are spread over it, but where others are known to have
    // been done within it more exactly, as those were.
    private List<double> Ages()
    {
        List<(SeenSong Song, double Age)> placed = [];
        var number = 0;
        foreach (var song in _songs.OrderBy(song => song.Width))
        {
            number++;
            var within = placed.Where(other => other.Song.After >= song.After && other.Song.By <= song.By && other.Song.Width * 2 < song.Width).ToList();
            var share = number * GoldenRatio % 1;
            placed.Add((song, within.Count > 0 ? within[number % within.Count].Age : song.By - (song.Width * share)));
        }

        return placed.ConvertAll(one => one.Age);
    }
}
