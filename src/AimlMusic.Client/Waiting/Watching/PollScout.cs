namespace AimlMusic.Waiting;

/// <summary>
/// The song that is polled for all others. While all songs of a model take about the same time, one poll shows whether those that were submitted
/// with it can be completed. They are polled when it is completed, or when they take longer than usual. Ages and times are in seconds.
/// </summary>
internal sealed class PollScout
{
    // A song that takes longer shows nothing about the others.
    private const double Overdue = 1.03;

    private WatchedSong? _scout;
    private (double Age, double At) _unfinished;
    private (double Age, double At) _completed;

    /// <summary>The time for which a due song waits for the scout. If there is none, the song becomes the scout and does not wait.</summary>
    /// <param name="song">The song.</param>
    /// <param name="plan">The plan of its model.</param>
    /// <param name="age">Its age.</param>
    /// <param name="now">The time.</param>
    public double Wait(WatchedSong song, PollPlan plan, double age, double now)
    {
        var begun = now - age;
        if (!plan.IsNarrow || age < plan.First || age > plan.Last * Overdue)
        {
            return 0;
        }

        if (begun < _completed.At)
        {
            return Math.Max(0, Math.Min(_completed.Age, plan.Last * Overdue) - age);
        }

        if (_scout is not null || (begun < _unfinished.At && age < _unfinished.Age + plan.Step))
        {
            return plan.Step;
        }

        _scout = song;
        return 0;
    }

    /// <summary>Ends a poll, successful or not. The polls of other songs are not evaluated.</summary>
    /// <param name="song">The song.</param>
    /// <param name="age">Its age when the poll was sent.</param>
    /// <param name="at">The time at which the poll was sent.</param>
    public void EndPoll(WatchedSong song, double age, double at)
    {
        if (song != _scout)
        {
            return;
        }

        _scout = null;
        if (song.Song.Status == GenerationStatus.Completed)
        {
            _completed = (age, at);
        }
        else
        {
            _unfinished = (song.UnfinishedAt, at - age + song.UnfinishedAt);
        }
    }

    /// <summary>The age at which a song was unfinished: that of its own last unfinished poll, or that of the scout.</summary>
    public double UnfinishedAt(WatchedSong song, double by, double now) =>
        now - by < _unfinished.At && by > _unfinished.Age ? Math.Max(song.UnfinishedAt, _unfinished.Age) : song.UnfinishedAt;
}
