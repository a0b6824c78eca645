namespace AimlMusic.Waiting;

/// <summary>A song that the watcher polls from time to time. Times are ticks of the monotonic clock.</summary>
internal sealed class WatchedSong(MusicGeneration song, long number, long deadline, TimeSpan timeout)
{
    // Polls come no more than ten seconds apart, but for an outage or for thousands of songs.
    private const double Widest = 15;

    private readonly TaskCompletionSource<MusicGeneration> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MusicGeneration Song { get; set; } = song;

    public long Number { get; } = number;

    public long Deadline { get; } = deadline;

    public TimeSpan Timeout { get; } = timeout;

    public long DueAt { get; set; }

    /// <summary>How often it was polled.</summary>
    public int Polls { get; private set; }

    /// <summary>When it was submitted, or first waited for where that is not known.</summary>
    public long BegunAt { get; init; }

    /// <summary>Whether it is known when it was submitted.</summary>
    public bool HasAge { get; init; }

    /// <summary>Whether it was watched from its beginning, so that it tells how long songs take.</summary>
    public bool IsOfKnownAge { get; init; }

    /// <summary>Its age, in seconds, when it was last seen unfinished.</summary>
    public double UnfinishedAt { get; set; }

    /// <summary>Whether it was the first to tell how long songs of its model take.</summary>
    public bool IsFirstOfModel { get; set; }

    /// <summary>When it was first seen completed without a link.</summary>
    public long? WithoutLinkSince { get; set; }

    /// <summary>Whether its last poll was refused for the key.</summary>
    public bool IsKeyInDoubt { get; set; }

    public AimlMusicException? LastFailure { get; set; }

    public CancellationToken Cancellation { get; init; }

    public IProgress<MusicGeneration>? Progress { get; init; }

    public Task<MusicGeneration> Result => _result.Task;

    public bool IsOver => _result.Task.IsCompleted;

    /// <summary>It was polled.</summary>
    public void CountPoll() => Polls++;

    /// <summary>Whether polls tell how long it took: it was watched from its beginning, and often enough.</summary>
    /// <param name="age">Its age when it was seen finished.</param>
    public bool TellsTime(double age) => IsOfKnownAge && (UnfinishedAt == 0 || age - UnfinishedAt <= Widest);

    public void Finish() => _result.TrySetResult(Song);

    public void Cancel() => _result.TrySetCanceled(Cancellation);

    public void Fail(Exception exception) => _result.TrySetException(exception);

    public void TimeOut()
    {
        var word = string.IsNullOrEmpty(Song.StatusWord) ? "" : $" Its last status was '{Song.StatusWord}'{(Song.ErrorMessage is { } error ? $", with the error: {error.TrimEnd('.')}" : "")}.";
        var last = LastFailure is null ? "" : $" The last poll failed: {LastFailure.Message}";
        Fail(new AimlMusicException(AimlMusicErrorKind.WaitTimeout, $"Song {Song.Id} was not ready within {Seconds.Of(Timeout)}. It is not lost.{word}{last}", LastFailure)
        {
            Generation = Song,
            Spend = SpendOutcome.Spent,
        });
    }
}
