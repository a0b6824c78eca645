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

    /// <summary>Adds a song.</summary>
    public SongOrder Enter(MusicRequest request, string? label)
    {
        Interlocked.Increment(ref _count);
        return new SongOrder(request, label, this);
    }

    /// <summary>Removes a song. Called by its order.</summary>
    public void Leave() => Interlocked.Decrement(ref _count);
}
