namespace AimlMusic.Core;

/// <summary>Monotonic times, in ticks of the time provider. Changes of the wall clock do not affect them.</summary>
internal sealed class MonotonicClock(TimeProvider time)
{
    // The longest time that a timer accepts. Ticks would overflow only after a century.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(40);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(36500);

    public long Now => time.GetTimestamp();

    public long After(TimeSpan span) => time.GetTimestamp() + Ticks(span < LongestWait ? span : LongestWait);

    /// <summary>Whole milliseconds, rounded up. A timer truncates them, and a loop would spin until the time has come.</summary>
    public TimeSpan Until(long moment)
    {
        var milliseconds = Math.Ceiling((moment - time.GetTimestamp()) * 1000.0 / time.TimestampFrequency);
        return milliseconds < LongestDelay.TotalMilliseconds ? TimeSpan.FromMilliseconds(milliseconds) : LongestDelay;
    }

    public double Seconds(long ticks) => (double)ticks / time.TimestampFrequency;

    public long Ticks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
