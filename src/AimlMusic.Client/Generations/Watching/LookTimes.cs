namespace AimlMusic;

/// <summary>
/// When to look at which song. The rule: until the first song of a model is done in this run, by the schedule. After that at the
/// ages at which the last 48 songs of the model would have been seen soonest for as many looks, on average, as one every ten seconds
/// would have been: the vendor's examples look so (https://docs.aimlapi.com/api-references/music-models). Where eight or more songs
/// are under way, or looks were saved, one of a model is a scout, looked at sooner: what it finds out moves the others. That is an
/// aim, and learning has a price: <c>tests/bench -- watch</c> prints where a run makes more looks than a fixed ten seconds, up to a
/// fifth for many songs of two seconds, and less for times that vary widely. Songs of which nothing is known yet are looked at no more
/// than 50 times a second all together.
/// </summary>
internal sealed class LookTimes(PollSchedule schedule)
{
    private const int FewestToScout = 8;
    private const double MostBlindLooksPerSecond = 50;

    private readonly Dictionary<string, ModelTimes> _models = new(StringComparer.Ordinal);

    /// <summary>How long until the first look at a song, or until the next one.</summary>
    /// <param name="song">The song.</param>
    /// <param name="age">Its age in seconds.</param>
    /// <param name="underWay">How many songs are waited for.</param>
    public TimeSpan Next(WatchedSong song, double age, int underWay)
    {
        // By the schedule the first look counts from the submit, which may have been a moment ago.
        var blind = Seconds(schedule.Interval(song.Looks).TotalSeconds - (song.Looks == 0 ? age : 0));
        if (schedule.IsFixed || !song.IsOfKnownAge)
        {
            return blind;
        }

        var model = Of(song);
        if (song.IsScout || (song.Looks == 0 && model.Scout is null && model.WantsScout(underWay >= FewestToScout)))
        {
            song.IsScout = true;
            model.Scout = song;
            return Seconds(model.NextScoutLook(age) - age);
        }

        return model.NextLook(age) is { } next
            ? Seconds(next - age)
            : Seconds(Math.Max(blind.TotalSeconds, underWay / MostBlindLooksPerSecond));
    }

    public void Unfinished(WatchedSong song, double age)
    {
        song.UnfinishedAt = age;
        if (song.IsScout)
        {
            Of(song).ScoutMissed(age);
        }
    }

    public void Completed(WatchedSong song, double age)
    {
        if (!schedule.IsFixed && song.IsOfKnownAge)
        {
            Of(song).Add(new SeenSong(song.UnfinishedAt, age, song.Looks + 1));
        }
    }

    /// <summary>Nobody waits for the song any more.</summary>
    public void Leave(WatchedSong song)
    {
        if (song.IsScout)
        {
            Of(song).Scout = null;
        }
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(Math.Max(0, seconds));

    private ModelTimes Of(WatchedSong song)
    {
        var name = song.Song.Model ?? "";
        if (!_models.TryGetValue(name, out var model))
        {
            _models[name] = model = new ModelTimes();
        }

        return model;
    }
}
