namespace AimlMusic;

/// <summary>What this run has learned of how long one model takes. Ages are in seconds from the submit.</summary>
internal sealed class ModelTimes
{
    // Songs whose times are remembered, and how many of them are new before there is a new plan.
    private const int Kept = 48;
    private const int BetweenPlans = 8;

    // How much longer than those before a song may take and be seen at the first look: with looks to spare, and without.
    private const double Narrow = 1.01;
    private const double Wide = 1.06;

    // Each look too many puts the first looks off by so much, up to the next of the tens; later ones wait for so many times the age.
    private const double LaterPerLookOwed = 0.002;
    private const double PatienceOwing = 2;

    // The next look at a song comes after this share of the time that it is overdue.
    private const double PatienceOverdue = 0.2;

    // How many songs under way are worth a scout before anything is known.
    private const int FewestToScout = 8;

    // Songs that were done at any time between two looks are spread over it.
    private const double GoldenRatio = 0.618;

    private readonly Queue<SeenSong> _songs = new();
    private readonly LookAccount _account = new();
    private LookPlan _plan;
    private double _margin = 1;
    private int _passedOver;
    private int _sincePlanned;

    /// <summary>The songs that find out.</summary>
    public Scouts Scouts { get; } = new();

    private bool IsKnown => _songs.Count > 0;

    /// <summary>When the longest of the songs that were seen was done, where a song is looked at first.</summary>
    private double DoneByFirst => _plan.First / _margin;

    /// <summary>Whether a song of this age should find out whether songs are done sooner than they are looked at.</summary>
    /// <param name="age">Its age.</param>
    /// <param name="underWay">How many songs are waited for.</param>
    public bool WantsScout(double age, int underWay) => _account.HasOne && !Scouts.AreUnderWay
        && (IsKnown ? Scouts.AreWorthwhile(_plan.First) && age < Scouts.Within(_plan.First) : underWay >= FewestToScout);

    /// <summary>When to look at a song for the next time.</summary>
    public DueLook NextLook(WatchedSong song, double age)
    {
        if (!IsKnown)
        {
            return new(LookAccount.Tens.After(age));
        }

        var owed = _account.Owed;
        if (song.Looks == 0)
        {
            return new(Math.Max(age, FirstLook(owed)), Math.Max(age, DoneByFirst));
        }

        // A second look there must be, so it may as well be soon.
        return new(owed > 0 && song.Looks > 1 ? Math.Min(age * PatienceOwing, LookAccount.Tens.After(age)) : AfterFirstLook(age));
    }

    /// <summary>When to look at the one song that finds out.</summary>
    public DueLook NextScoutLook(WatchedSong song, double age)
    {
        if (!IsKnown)
        {
            return new(Scouts.Before(age));
        }

        var sooner = Scouts.Within(_plan.First);
        return song.Looks < 2 && age < sooner && Scouts.AreWorthwhile(_plan.First) ? new(sooner) : NextLook(song, age);
    }

    /// <summary>A song was not done at this age.</summary>
    public void Unfinished(WatchedSong song, double age)
    {
        if (song.IsScout && !(IsKnown && age >= _plan.First))
        {
            Scouts.Unfinished(age);
        }

        _account.Unfinished(song, age);
    }

    /// <summary>A song was seen completed.</summary>
    /// <param name="song">The song.</param>
    /// <param name="age">Its age.</param>
    /// <param name="underWay">How many songs are waited for.</param>
    public void Completed(WatchedSong song, double age, int underWay)
    {
        Scouts.Done(age);
        // That a look came a little later than planned says nothing of the song.
        var by = Math.Min(age, song.Due.DoneBy);
        SeenSong seen = new(Math.Max(song.UnfinishedAt, Scouts.NotBefore < by ? Scouts.NotBefore : 0), by);
        _account.Completed(song, seen);
        if (song.IsScout && IsKnown)
        {
            Learn(Scouts.Found(seen, DoneByFirst), isNews: true);
        }
        else if (song.IsScout || _songs.Count < Kept || ++_passedOver >= underWay / Kept)
        {
            // Of thousands that were begun together the quick ones are done first: only some of them are kept, so that the slow have their share.
            Learn([seen], isNews: song.IsScout || song.UnfinishedAt > 0 || _songs.Count < BetweenPlans);
        }
    }

    // A song that is overdue, or a service that does not answer, may be so for long.
    private double AfterFirstLook(double age) =>
        Math.Max(_plan.After(age), Math.Min(age + (PatienceOverdue * (age - _plan.First)), LookAccount.Tens.After(age)));

    // Where one look does, none is saved by coming later.
    private double FirstLook(double owed) => _plan.First < LookAccount.Tens.First
        ? _plan.First
        : Math.Min(_plan.First * (1 + (owed * LaterPerLookOwed)), LookAccount.Tens.After(_plan.First));

    private void Learn(SeenSong[] seen, bool isNews)
    {
        _passedOver = 0;
        foreach (var song in seen)
        {
            _songs.Enqueue(song);
            if (_songs.Count > Kept)
            {
                _songs.Dequeue();
            }
        }

        if (isNews || ++_sincePlanned >= BetweenPlans)
        {
            Plan();
        }
    }

    private void Plan()
    {
        _sincePlanned = 0;
        _margin = _account.IsPlenty ? Narrow : Wide;
        var placed = Place();
        double[] ages = [.. placed.Select(one => one.Age)];
        double[] latest = [.. placed.Select(one => one.Song.By * _margin)];
        _plan = LookPlan.Best(ages, latest, _account.Allowed(ages));
    }

    // Where others are known to have been done between the same two looks more exactly, a song is taken to have been done as those were.
    private List<(SeenSong Song, double Age)> Place()
    {
        List<(SeenSong Song, double Age)> placed = new(_songs.Count);
        List<(SeenSong Song, double Age)> within = new(_songs.Count);
        foreach (var song in _songs.OrderBy(song => song.Width))
        {
            within.Clear();
            foreach (var other in placed)
            {
                if (other.Song.IsWithin(song))
                {
                    within.Add(other);
                }
            }

            var number = placed.Count + 1;
            placed.Add(within.Count > 0 ? within[number % within.Count] : (song, song.By - (song.Width * (number * GoldenRatio % 1))));
        }

        return placed;
    }
}
