namespace AimlMusic.Api;

/// <summary>How far the service's clock is from this machine's, by the <c>Date</c> header of its answers.</summary>
internal sealed class ServiceClock(TimeProvider time)
{
    private const long Unknown = long.MinValue;

    private long _offsetTicks = Unknown;

    /// <summary>The service's time. Before the first answer: this machine's.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + Offset;

    /// <summary>What the service's clock shows more than this machine's; zero before the first answer.</summary>
    public TimeSpan Offset => KnownOffset ?? TimeSpan.Zero;

    /// <summary>The same; null before the first answer.</summary>
    public TimeSpan? KnownOffset => Interlocked.Read(ref _offsetTicks) is var ticks && ticks == Unknown ? null : new TimeSpan(ticks);

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
