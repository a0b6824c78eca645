namespace AimlMusic;

/// <summary>
/// One song of a model at a time is looked at sooner than the others, to find out whether songs are done by then. What one finds may be
/// chance, so another one is to confirm it before it moves all the others. Ages are in seconds from the submit.
/// </summary>
internal sealed class Scouts
{
    // A scout looks after a second and then at ages that grow by this, until a time is known. After that it halves what is not known
    // yet, down to a share of what songs take; what it found out is believed a little less with time.
    private const double FirstLook = 1;
    private const double Growth = 1.5;
    private const double Share = 0.02;
    private const double Floor = 0.03;
    private const double Forgetting = 0.92;
    private const int BetweenForgetting = 48;

    // How much later than the first the second may be done, and confirm it.
    private const double Same = 1.01;

    private WatchedSong? _current;
    private SeenSong? _found;
    private int _sinceForgotten;

    /// <summary>Whether there is one now.</summary>
    public bool AreUnderWay => _current is not null;

    /// <summary>No song was done by this age.</summary>
    public double NotBefore { get; private set; }

    public void Begin(WatchedSong song)
    {
        song.IsScout = true;
        _current = song;
    }

    /// <summary>Nobody waits for the song any more.</summary>
    public void End(WatchedSong song) => _current = _current == song ? null : _current;

    /// <summary>Whether there is something to find out.</summary>
    /// <param name="first">The age at which songs are looked at first.</param>
    public bool AreWorthwhile(double first) => IsMuchSooner(NotBefore, first);

    /// <summary>When to look while nothing is known of the model.</summary>
    public static double Before(double age) => Math.Min(Math.Max(FirstLook, age * Growth), LookAccount.Tens.After(age));

    /// <summary>When to look to find out more.</summary>
    /// <param name="first">The age at which songs are looked at first.</param>
    public double Within(double first) => _found is { } found && found.By < first ? found.By : (NotBefore + first) / 2;

    /// <summary>A scout was not done, sooner than the others are looked at.</summary>
    public void Unfinished(double age)
    {
        NotBefore = Math.Max(NotBefore, age);
        _found = null;
    }

    /// <summary>A song, scout or not, was done by this age.</summary>
    public void Done(double age)
    {
        if (age <= NotBefore || ++_sinceForgotten >= BetweenForgetting)
        {
            NotBefore = Math.Min(NotBefore, age) * Forgetting;
            _sinceForgotten = 0;
        }
    }

    /// <summary>A scout was done; gives what is known by it.</summary>
    /// <param name="song">The scout.</param>
    /// <param name="doneBy">When the longest of the songs that were seen was done.</param>
    public SeenSong[] Found(SeenSong song, double doneBy)
    {
        if (!IsMuchSooner(song.By, doneBy))
        {
            return [song with { By = Math.Max(song.By, doneBy) }];
        }

        if (_found is { } first && song.By <= first.By * Same)
        {
            _found = null;
            return [first, song];
        }

        _found = song;
        return [];
    }

    private static bool IsMuchSooner(double age, double than) => than - age > Math.Max(Floor, Share * than);
}
