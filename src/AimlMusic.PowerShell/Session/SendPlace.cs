namespace AimlMusic.PowerShell;

/// <summary>The place of a song in the queue of songs that are not sent yet. Thread-safe.</summary>
internal sealed class SendPlace(SendQueue queue)
{
    private int _isTaken = 1;

    /// <summary>Leaves the queue. Only the first call counts.</summary>
    public void Leave()
    {
        if (Interlocked.Exchange(ref _isTaken, 0) == 1)
        {
            queue.Leave();
        }
    }
}
