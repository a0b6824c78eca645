namespace AimlMusic;

/// <summary>How far the service's clock is from this machine's, by the <c>Date</c> header of its answers.</summary>
internal sealed class ServiceClock(TimeProvider time)
{
    private long _offsetTicks;

    /// <summary>The service's time. Before the first answer: this machine's.</summary>
    public DateTimeOffset Now => FromLocal(time.GetUtcNow());

    /// <summary>A moment of this machine's clock in the service's time.</summary>
    public DateTimeOffset FromLocal(DateTimeOffset moment) => moment.AddTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>Learns from an answer. The header has whole seconds: smaller differences are none.</summary>
    public void Observe(DateTimeOffset? date)
    {
        if (date is { } moment)
        {
            var offset = moment - time.GetUtcNow();
            Interlocked.Exchange(ref _offsetTicks, offset.Duration() > TimeSpan.FromSeconds(2) ? offset.Ticks : 0);
        }
    }
}
