namespace AimlMusic;

/// <summary>
/// When to look at which song. The rule: until the first song of a model is done in this run, every ten seconds, as the vendor's
/// examples do (https://docs.aimlapi.com/api-references/music-models). From then on at a first age and every so many seconds after
/// it: the pair that would have seen the last 48 songs of the model soonest, for no more looks than every ten seconds would have
/// made. One song of a model at a time is a scout, looked at sooner: what two of them find out moves the others. Each look is counted
/// against those at every ten seconds, as far as looking can tell when a song was done; a model is given four looks, and one more
/// for every fifty songs, to find out with. Where these and all that it saved are used up there is one look of a scout for every fifty
/// songs and no more, first looks come a little later for each look too many (but where one look does, which nothing can be saved from),
/// and from the third look on a song's age doubles from one to the next, up to the tens: a service that slows down all at once costs each
/// song that is under way just then a look or two.
/// <c>tests/bench -- watch</c> prints what comes of it.
/// </summary>
internal sealed class LookTimes(PollSchedule schedule)
{
    private readonly Dictionary<string, ModelTimes> _models = new(StringComparer.Ordinal);

    /// <summary>How long until the first look at a song, or until the next one.</summary>
    /// <param name="song">The song.</param>
    /// <param name="age">Its age in seconds.</param>
    /// <param name="underWay">How many songs are waited for.</param>
    public TimeSpan Next(WatchedSong song, double age, int underWay)
    {
        if (schedule.IsFixed || !song.IsOfKnownAge)
        {
            return schedule.Next();
        }

        var model = Of(song);
        if (!song.IsScout && song.Looks == 0 && model.WantsScout(age, underWay))
        {
            model.Scouts.Begin(song);
        }

        song.Plan(song.IsScout ? model.NextScoutLook(song, age) : model.NextLook(song, age));
        return TimeSpan.FromSeconds(Math.Max(0, song.Due.Age - age));
    }

    public void Unfinished(WatchedSong song, double age)
    {
        if (song.IsOfKnownAge)
        {
            Of(song).Unfinished(song, age);
        }

        song.UnfinishedAt = age;
    }

    public void Completed(WatchedSong song, double age, int underWay)
    {
        if (!schedule.IsFixed && song.IsOfKnownAge)
        {
            Of(song).Completed(song, age, underWay);
        }
    }

    /// <summary>Nobody waits for the song any more.</summary>
    public void Leave(WatchedSong song)
    {
        if (song.IsScout)
        {
            Of(song).Scouts.End(song);
        }
    }

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
