namespace AimlMusic.Submitting;

/// <summary>
/// The age of submits in doubt. If the submit just failed, the monotonic clock determines it. For one from the ledger, it is the smaller of two
/// ages, by this machine's clock and by the service's, so that a changed clock does not turn absence into proof.
/// </summary>
internal sealed class DoubtAge(AimlMusicConnection connection)
{
    private readonly MonotonicClock _clock = new(connection.TimeProvider);

    public TimeSpan SinceSent(Doubt doubt) => Age(doubt, doubt.SentTimestamp, doubt.SentAt);

    public TimeSpan SinceDoubted(Doubt doubt) => Age(doubt, doubt.DoubtedTimestamp, doubt.DoubtedAt);

    /// <summary>The time at which an age is reached, if it is in the future; otherwise the maximum.</summary>
    public long Next(long since, TimeSpan age) => since + _clock.Ticks(age) is var moment && moment > _clock.Now ? moment : long.MaxValue;

    /// <summary>The time of the submit, in the service's time; null if it is not known.</summary>
    public DateTimeOffset? SentInServiceTime(Doubt doubt) => doubt.SentAt + (doubt.ClockOffset ?? connection.ServiceClock.Offset);

    /// <summary>Whether the clock of this machine was compared with the service's clock at the submit.</summary>
    public bool IsCompared(Doubt doubt) => doubt.ClockOffset is not null || (!doubt.IsOfLedger && connection.ServiceClock.KnownOffset is not null);

    private TimeSpan Age(Doubt doubt, long since, DateTimeOffset? at)
    {
        var age = TimeSpan.FromSeconds(_clock.Seconds(_clock.Now - since));
        // If the clocks were not compared at that time, the clock of this machine is assumed to be correct.
        var atService = doubt.IsOfLedger ? connection.ServiceClock.Now - (at + (doubt.ClockOffset ?? TimeSpan.Zero)) : null;
        return atService < age ? atService.Value : age;
    }
}
