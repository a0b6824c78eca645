namespace AimlMusic.Submitting;

/// <summary>
/// How old submits in doubt are. Of one that just failed the monotonic clock tells; one of the ledger is as old as the younger of
/// two ages says, by this machine's clock and by the service's: a clock that was set since must not turn silence into proof.
/// </summary>
internal sealed class DoubtAge(AimlMusicConnection connection)
{
    private readonly MonotonicClock _clock = new(connection.TimeProvider);

    public TimeSpan SinceSent(Doubt doubt) => Age(doubt, doubt.SentTimestamp, doubt.SentAt);

    public TimeSpan SinceDoubted(Doubt doubt) => Age(doubt, doubt.DoubtedTimestamp, doubt.DoubtedAt);

    /// <summary>The moment of an age, where it is still to come; else the end of time.</summary>
    public long Next(long since, TimeSpan age) => since + _clock.Ticks(age) is var moment && moment > _clock.Now ? moment : long.MaxValue;

    /// <summary>When it was sent, in the service's time; null where that is not known.</summary>
    public DateTimeOffset? SentInServiceTime(Doubt doubt) => doubt.SentAt + (doubt.ClockOffset ?? connection.ServiceClock.Offset);

    /// <summary>Whether the clock that it was sent by was compared with the service's then.</summary>
    public bool IsCompared(Doubt doubt) => doubt.ClockOffset is not null || (!doubt.IsOfLedger && connection.ServiceClock.KnownOffset is not null);

    private TimeSpan Age(Doubt doubt, long since, DateTimeOffset? at)
    {
        var age = TimeSpan.FromSeconds(_clock.Seconds(_clock.Now - since));
        // Of a clock that nobody compared then, the best guess is that it was right.
        var atService = doubt.IsOfLedger ? connection.ServiceClock.Now - (at + (doubt.ClockOffset ?? TimeSpan.Zero)) : null;
        return atService < age ? atService.Value : age;
    }
}
