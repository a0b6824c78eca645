namespace AimlMusic.Saving;

/// <summary>The names that the songs of one run have taken, so that no song of the run replaces another.</summary>
internal sealed class NameReservations
{
    // Whatever the file system thinks of case, two songs whose names differ in nothing else serve nobody.
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    public bool TryTake(string path)
    {
        lock (_taken)
        {
            return _taken.Add(path);
        }
    }

    /// <summary>Gives a name back that could not be had after all.</summary>
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
