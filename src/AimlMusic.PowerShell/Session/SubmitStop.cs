namespace AimlMusic.PowerShell;

/// <summary>Why no more songs are sent, and which were read that are not. Told from many threads.</summary>
internal sealed class SubmitStop
{
    private const int MostNamed = 20;

    private readonly List<string?> _notSent = [];
    private AimlMusicException? _reason;

    public bool IsStopped => Volatile.Read(ref _reason) is not null;

    /// <summary>The songs that were not sent, as errors call them.</summary>
    public string[] NotSent
    {
        get
        {
            lock (_notSent)
            {
                return [.. _notSent.OfType<string>()];
            }
        }
    }

    /// <summary>Stops; the first reason stands.</summary>
    public void Stop(AimlMusicException reason) => Interlocked.CompareExchange(ref _reason, reason, null);

    /// <exception cref="SubmitStoppedException">No more songs are sent.</exception>
    public void ThrowIfStopped()
    {
        if (IsStopped)
        {
            throw new SubmitStoppedException();
        }
    }

    /// <summary>Counts a song that is not sent.</summary>
    public void Skip(string? label)
    {
        lock (_notSent)
        {
            _notSent.Add(label);
        }
    }

    /// <summary>The error that tells of all of it, or null where every song was sent.</summary>
    public AimlMusicException? ToError()
    {
        lock (_notSent)
        {
            return _reason is { } reason && _notSent.Count > 0
                ? new AimlMusicException(reason.Kind, $"{reason.Message} {Describe()}", reason)
                {
                    StatusCode = reason.StatusCode,
                    RequestId = reason.RequestId,
                    ServiceMessage = reason.ServiceMessage,
                }
                : null;
        }
    }

    private string Describe()
    {
        var count = _notSent.Count == 1 ? "1 song was read and not sent" : $"{_notSent.Count} songs were read and not sent";
        var named = NotSent;
        var more = named.Length > MostNamed ? $" and {named.Length - MostNamed} more" : "";
        return named.Length == 0 ? count + "." : $"{count}: {string.Join(", ", named.Take(MostNamed))}{more}.";
    }
}
