namespace AimlMusic.Submitting;

/// <summary>The limits on the number and the total time of the attempts to submit one song.</summary>
internal sealed class AttemptLimit(AimlMusicConnection connection, TimeSpan time)
{
    private readonly long _begunAt = connection.TimeProvider.GetTimestamp();

    /// <summary>The number of failed attempts.</summary>
    public int Attempts { get; private set; }

    /// <summary>Whether there is time for another attempt. There always is for the second one, because the search for evidence can take long.</summary>
    public bool HasTime => Attempts == 1 || connection.TimeProvider.GetElapsedTime(_begunAt) < time;

    /// <summary>Counts a failed attempt. Returns whether another one is permitted, once this one is proven not to be accepted.</summary>
    public bool Next(AimlMusicException failure) =>
        Attempts++ < connection.MaximumRetryCount && !RetrySchedule.IsTooLong(failure.RetryAfter);
}
