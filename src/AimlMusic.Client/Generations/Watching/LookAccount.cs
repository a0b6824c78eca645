namespace AimlMusic;

/// <summary>The looks that were made at the songs of a model against those that every ten seconds would have made.</summary>
internal sealed class LookAccount
{
    // What is given beside: at first, and for every song.
    private const double Given = 4;
    private const double GivenPerSong = 0.02;

    // Where between two looks a song was done is not known: for what is saved it was early.
    private const double Doubt = 0.3;

    // What is owed is spread over so many songs, and over no more than a tenth fewer looks than every ten seconds would make.
    private const int SpreadOver = 48;
    private const double Fewest = 0.9;

    private double _left = Given;

    // Where much is owed, scouts have what is given for every song: else nobody would find out that songs are quick again.
    private double _forScouts;

    /// <summary>Every ten seconds, as the vendor's examples look (https://docs.aimlapi.com/api-references/music-models).</summary>
    public static LookPlan Tens { get; } = new(10, 10);

    /// <summary>Whether a look may be spent to find something out.</summary>
    public bool HasOne => _left >= 1 || _forScouts >= 1;

    /// <summary>Whether there are looks to spare.</summary>
    public bool IsPlenty => _left >= Given / 2;

    /// <summary>How many looks too many were made.</summary>
    public double Owed => Math.Max(0, -_left);

    /// <summary>How many looks a song may have, on average, where it is done at one of these ages.</summary>
    public double Allowed(double[] ages)
    {
        var tens = ages.Average(Tens.LooksUntil);
        return Math.Max(1, Math.Max(Fewest * tens, tens + (Math.Min(0, _left - Given) / SpreadOver)));
    }

    /// <summary>A song was not done: it needs another look. At the tens it would have another one only every ten seconds.</summary>
    /// <param name="song">The song, as it was known before.</param>
    /// <param name="age">Its age.</param>
    public void Unfinished(WatchedSong song, double age)
    {
        _left += Turn(age) - Turn(song.UnfinishedAt) - 1;
        _forScouts = song.IsScout ? Math.Max(0, _forScouts - 1) : _forScouts;
    }

    /// <summary>A song was done.</summary>
    public void Completed(WatchedSong song, SeenSong seen)
    {
        _left += Tens.LooksUntil(seen.After + (seen.Width * Doubt)) - 1 - Turn(song.UnfinishedAt) + GivenPerSong;
        _forScouts = Owed > Given ? _forScouts + GivenPerSong : 0;
    }

    private static double Turn(double age) => Math.Floor(age / Tens.Every);
}
