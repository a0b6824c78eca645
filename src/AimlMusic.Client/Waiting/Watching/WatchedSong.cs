namespace AimlMusic.Waiting;

/// <summary>A song that the watcher polls. Times are ticks of the monotonic clock.</summary>
internal sealed class WatchedSong(MusicGeneration song, long number, long deadline, TimeSpan timeout)
{
    // The interval of polls is at most ten seconds, except in an outage or with thousands of songs.
    private const double Widest = 15;

    private readonly TaskCompletionSource<MusicGeneration> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public MusicGeneration Song { get; set; } = song;

    public long Number { get; } = number;

    public long Deadline { get; } = deadline;

    public TimeSpan Timeout { get; } = timeout;

    public long DueAt { get; set; }

    /// <summary>The time of the submit, or of the start of the wait if that is not known.</summary>
    public long BegunAt { get; init; }

    /// <summary>The time at which its last poll was sent.</summary>
    public long AskedAt { get; set; }

    /// <summary>Whether the time of the submit is known.</summary>
    public bool HasAge { get; init; }

    /// <summary>Whether the song was watched from its submit, so that its time is meaningful.</summary>
    public bool IsOfKnownAge { get; init; }

    /// <summary>The age in seconds at the last poll at which it was unfinished.</summary>
    public double UnfinishedAt { get; set; }

    /// <summary>Whether it was the first song that showed the time of its model.</summary>
    public bool IsFirstOfModel { get; set; }

    /// <summary>The time at which it was first seen completed without a link.</summary>
    public long? WithoutLinkSince { get; set; }

    /// <summary>Whether the key was rejected at the last poll.</summary>
    public bool IsKeyInDoubt { get; set; }

    public AimlMusicException? LastFailure { get; set; }

    public CancellationToken Cancellation { get; init; }

    public IProgress<MusicGeneration>? Progress { get; init; }

    public Task<MusicGeneration> Result => _result.Task;

    public bool IsOver => _result.Task.IsCompleted;

    /// <summary>Whether the polls show how long it took: it was watched from its submit, and polled often enough.</summary>
    /// <param name="age">The age at which it was seen finished.</param>
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
