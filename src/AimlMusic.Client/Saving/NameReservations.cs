namespace AimlMusic.Saving;

/// <summary>The file names that the songs of one run use, so that no song of the run replaces another.</summary>
internal sealed class NameReservations
{
    // Case-insensitive on every file system, because names that differ only in case are confusing.
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public bool TryTake(string path)
    {
        lock (_taken)
        {
            return _taken.Add(path);
        }
    }

    /// <summary>Releases a name that is not used after all.</summary>
    public void Release(string path)
    {
        lock (_taken)
        {
            _taken.Remove(path);
        }
    }

    public bool IsTaken(string path)
    {
        lock (_taken)
        {
            return _taken.Contains(path);
        }
    }
}
