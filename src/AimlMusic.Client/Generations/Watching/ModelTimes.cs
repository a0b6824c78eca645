namespace AimlMusic;

/// <summary>What this run has learned of how long one model takes. Ages are in seconds from the submit.</summary>
internal sealed class ModelTimes
{
    // Songs whose times are remembered, and how many of them are new before there is a new plan.
    private const int Kept = 48;
    private const int BetweenPlans = 8;

    // The interval against which looks are counted, and the looks that a model is given beside it: at first, and for every song.
    private const double FixedInterval = 10;
    private const double Given = 4;
    private const double GivenPerSong = 0.02;

    // A scout looks after a second and then at ages that grow by this, until a time is known. After that it halves what is not known
    // yet, down to a share of what songs take; what it found out is believed a little less with time.
    private const double FirstScout = 1;
    private const double ScoutGrowth = 1.5;
    private const double ScoutShare = 0.02;
    private const double ScoutFloor = 0.03;
    private const double Forgetting = 0.92;

    // How much longer than those before a song may take and be seen at the first look: with looks to spare, and without.
    private const double Narrow = 1.01;
    private const double Wide = 1.06;

    // Where within an interval a song was done is not known: for what is saved it was early; otherwise such songs are spread over it.
    private const double Doubt = 0.3;
    private const double GoldenRatio = 0.618;

    private static readonly LookPlan Tens = new(FixedInterval, FixedInterval);

    private readonly Queue<SeenSong> _songs = new();
    private LookPlan _plan;
    private double _saved = Given;
    private double _margin = 1;
    private double _notBefore;
    private int _sinceForgotten;
    private int _passedOver;
    private int _sincePlanned;

    /// <summary>The song that finds out, where there is one.</summary>
    public WatchedSong? Scout { get; set; }

    private bool IsKnown => _songs.Count > 0;

    /// <summary>Whether it is worth finding out whether songs are done sooner than they are looked at.</summary>
    /// <param name="isForMany">Whether many songs profit from it: only then is it done before anything is known.</param>
    public bool WantsScout(bool isForMany) =>
        _saved >= 1 && (IsKnown ? _plan.First - _notBefore > Math.Max(ScoutFloor, ScoutShare * _plan.First) : isForMany);

    /// <summary>When to look at a song for the next time.</summary>
    public double NextLook(WatchedSong song, double age)
    {
        var isFirst = song.Looks == 0;
        if (!IsKnown || _saved <= 0)
        {
            return Math.Max(isFirst ? _plan.First : 0, Tens.After(age));
        }

        return isFirst ? Math.Max(age, _plan.First) : _plan.After(age);
    }

    /// <summary>When to look at the one song that finds out.</summary>
    public double NextScoutLook(WatchedSong song, double age)
    {
        if (!IsKnown)
        {
            return Math.Max(FirstScout, age * ScoutGrowth);
        }

        var middle = (_notBefore + _plan.First) / 2;
        return song.Looks == 0 && age < middle ? middle : NextLook(song, age);
    }

    /// <summary>A song was not done at this age.</summary>
    public void Unfinished(WatchedSong song, double age)
    {
        if (song.IsScout && !(IsKnown && age >= _plan.First))
        {
            _notBefore = Math.Max(_notBefore, age);
        }

        // It needs another look. At the fixed interval it would have another one only every ten seconds.
        _saved += Turn(age) - Turn(song.UnfinishedAt) - 1;
    }

    /// <summary>A song was seen completed.</summary>
    /// <param name="song">The song.</param>
    /// <param name="age">Its age.</param>
    /// <param name="underWay">How many songs are waited for.</param>
    public void Completed(WatchedSong song, double age, int underWay)
    {
        if (age <= _notBefore || ++_sinceForgotten >= Kept)
        {
            _notBefore = Math.Min(_notBefore, age) * Forgetting;
            _sinceForgotten = 0;
        }

        // That a look came a little later than planned says nothing of the song.
        var planned = _plan.First / _margin;
        var by = song.UnfinishedAt < planned ? Math.Min(age, planned) : age;
        SeenSong seen = new(Math.Max(song.UnfinishedAt, _notBefore < by ? _notBefore : 0), by);
        _saved += Tens.LooksUntil(seen.After + (seen.Width * Doubt)) - 1 - Turn(song.UnfinishedAt) + GivenPerSong;
        // Of thousands that were begun together the quick ones are done first: only some of them are kept, so that the slow have their share.
        if (!song.IsScout && _songs.Count == Kept && ++_passedOver < underWay / Kept)
        {
            return;
        }

        _passedOver = 0;
        _songs.Enqueue(seen);
        if (_songs.Count > Kept)
        {
            _songs.Dequeue();
        }

        if (song.IsScout || song.UnfinishedAt > 0 || _songs.Count < Kept || ++_sincePlanned >= BetweenPlans)
        {
            Plan();
        }
    }

    private void Plan()
    {
        _sincePlanned = 0;
        _margin = _saved >= Given ? Narrow : Wide;
        var placed = Place();
        double[] ages = [.. placed.Select(one => one.Age)];
        double[] latest = [.. placed.Select(one => one.Song.By * _margin)];
        _plan = LookPlan.Best(ages, latest, Math.Max(1, ages.Average(Tens.LooksUntil) + (Math.Min(0, _saved - Given) / Kept)));
    }

    private static double Turn(double age) => Math.Floor(age / FixedInterval);

    // Between two looks a song may have been done at any time: such songs are spread over it, but where others are known to have
    // been done within it more exactly, as those were.
    private List<(SeenSong Song, double Age)> Place()
    {
        List<(SeenSong Song, double Age)> placed = [];
        foreach (var song in _songs.OrderBy(song => song.Width))
        {
            var number = placed.Count + 1;
            var within = placed.Where(other => other.Song.After >= song.After && other.Song.By <= song.By && other.Song.Width < song.Width).ToList();
            placed.Add(within.Count > 0 ? within[number % within.Count] : (song, song.By - (song.Width * (number * GoldenRatio % 1))));
        }

        return placed;
    }
}
