namespace AimlMusic.Sandbox;

/// <summary>Limits the number of requests in a period.</summary>
internal sealed class RateWindow(int limit, TimeSpan span)
{
    private readonly object _lock = new();
    private readonly Queue<DateTimeOffset> _entries = new();

    /// <summary>Counts a request. If there were too many, returns the time until the next one is permitted.</summary>
    public bool TryEnter(DateTimeOffset now, out TimeSpan wait)
    {
        lock (_lock)
        {
            while (_entries.Count > 0 && _entries.Peek() <= now - span)
            {
                _entries.Dequeue();
            }

            wait = _entries.Count < limit ? TimeSpan.Zero : _entries.Peek() + span - now;
            if (wait > TimeSpan.Zero)
            {
                return false;
            }

            _entries.Enqueue(now);
            return true;
        }
    }
}
