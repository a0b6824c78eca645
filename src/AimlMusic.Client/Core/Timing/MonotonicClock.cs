namespace AimlMusic.Core;

/// <summary>Moments that no change of the wall clock moves, in ticks of the time provider.</summary>
internal sealed class MonotonicClock(TimeProvider time)
{
    // A timer takes no longer time; the clock's own ticks would overflow beyond it only after a century.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(40);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(36500);

    public long Now => time.GetTimestamp();

    public long After(TimeSpan span) => time.GetTimestamp() + Ticks(span < LongestWait ? span : LongestWait);

    /// <summary>Whole milliseconds, rounded up: a timer drops the rest, and a loop would turn in circles until it is over.</summary>
    public TimeSpan Until(long moment)
    {
        var milliseconds = Math.Ceiling((moment - time.GetTimestamp()) * 1000.0 / time.TimestampFrequency);
        return milliseconds < LongestDelay.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : LongestDelay;
    }

    public double Seconds(long ticks) => (double)ticks / time.TimestampFrequency;

    public long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
