namespace AimlMusic.Api;

/// <summary>The difference between the service's clock and that of this machine, from the <c>Date</c> header of answers.</summary>
internal sealed class ServiceClock(TimeProvider time)
{
    private const long Unknown = long.MinValue;

    private long _offsetTicks = Unknown;

    /// <summary>The service's time. Before the first answer, it is that of this machine.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + Offset;

    /// <summary>The difference to this machine's clock (positive if the service's clock is ahead); zero before the first answer.</summary>
    public TimeSpan Offset => KnownOffset ?? TimeSpan.Zero;

    /// <summary>The same difference; null before the first answer.</summary>
    public TimeSpan? KnownOffset => Interlocked.Read(ref _offsetTicks) is var ticks && ticks == Unknown ? null : new TimeSpan(ticks);

    /// <summary>Updates the difference from an answer. The header has whole seconds, so smaller differences are ignored.</summary>
    public void Observe(DateTimeOffset? date)
    {
        if (date is { } moment)
        {
            var offset = moment - time.GetUtcNow();
            Interlocked.Exchange(ref _offsetTicks, offset.Duration() > TimeSpan.FromSeconds(2) ? offset.Ticks : 0);
        }
    }
}
