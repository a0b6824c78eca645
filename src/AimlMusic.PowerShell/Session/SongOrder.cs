namespace AimlMusic.PowerShell;

/// <summary>One song of a command, with its place in the queue of songs that are not sent yet. Thread-safe.</summary>
/// <param name="request">The request.</param>
/// <param name="label">The label of the song in errors.</param>
/// <param name="queue">The queue. The song is in it.</param>
internal sealed class SongOrder(MusicRequest request, string? label, SendQueue queue)
{
    private int _isQueued = 1;

    public string? Label { get; } = label;

    /// <summary>The request; null if it was accepted.</summary>
    public MusicRequest? Request { get; private set; } = request;

    /// <summary>The accepted song.</summary>
    public MusicGeneration? Song { get; private set; }

    /// <summary>The target object of errors: the accepted song, or else the request.</summary>
    public object? Target => (object?)Song ?? Request;

    /// <summary>Keeps the song instead of the request, which thousands of songs in progress do not need any more.</summary>
    public void Accept(MusicGeneration song)
    {
        Song = song;
        Request = null;
    }

    /// <summary>Leaves the queue. Only the first call counts.</summary>
    public void Leave()
    {
        if (Interlocked.Exchange(ref _isQueued, 0) == 1)
        {
            queue.Leave();
        }
    }
}
