namespace AimlMusic.PowerShell;

/// <summary>
/// Counts the songs that are started and not yet sent. A song that waits to be sent needs more memory than one at the service, and with thousands of
/// them, most would wait for longer than a minute at the highest rate of requests. Thread-safe.
/// </summary>
internal sealed class SendQueue
{
    // The songs that can be sent in two seconds.
    private const int Longest = 480;

    private int _count;

    /// <summary>Whether no more songs should be started.</summary>
    public bool IsFull => Volatile.Read(ref _count) >= Longest;

    /// <summary>Adds a song. Returns how it leaves, which counts once.</summary>
    public Action Enter()
    {
        Interlocked.Increment(ref _count);
        var isIn = 1;
        return () => Interlocked.Add(ref _count, -Interlocked.Exchange(ref isIn, 0));
    }
}
