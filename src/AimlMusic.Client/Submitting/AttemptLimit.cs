namespace AimlMusic.Submitting;

/// <summary>How often, and for how long, one song is submitted anew.</summary>
internal sealed class AttemptLimit(AimlMusicConnection connection, TimeSpan time)
{
    private readonly long _begunAt = connection.TimeProvider.GetTimestamp();

    /// <summary>How many attempts have failed.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether there is time for another attempt. The second one always has it: evidence alone may take all of the time.</summary>
    public bool HasTime => Attempts == 1 || connection.TimeProvider.GetElapsedTime(_begunAt) < time;

    /// <summary>Counts an attempt that failed. Whether there may be another one, once this one is proven not to be taken.</summary>
    public bool Next(AimlMusicException failure) =>
        Attempts++ < connection.MaximumRetryCount && !RetrySchedule.IsTooLong(failure.RetryAfter);
}
