namespace AimlMusic.PowerShell;

/// <summary>The reason why no more songs are sent, and the songs that were not sent. Thread-safe.</summary>
internal sealed class SubmitStop
{
    private const int MostNamed = 20;

    private readonly List<string?> _notSent = [];
    private AimlMusicException? _reason;

    public bool IsStopped => Volatile.Read(ref _reason) is not null;

    /// <summary>The labels of the songs that were not sent.</summary>
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

    /// <summary>Stops the batch. The first reason is kept.</summary>
    public void Stop(AimlMusicException reason) => Interlocked.CompareExchange(ref _reason, reason, null);

    /// <param name="isWithinLimit">Whether the price of the song is reserved: the spending limit, which another song reached, does not stop it.</param>
    /// <exception cref="SubmitStoppedException">No more songs are sent.</exception>
    public void ThrowIfStopped(bool isWithinLimit)
    {
        if (Volatile.Read(ref _reason) is { } reason && !(isWithinLimit && reason.Kind == AimlMusicErrorKind.SpendLimitReached))
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

    /// <summary>Creates the error that reports the songs that were not sent, or null if all were.</summary>
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
        var count = _notSent.Count == 1 ? "1 song was not sent" : $"{_notSent.Count} songs were not sent";
        var named = NotSent;
        var more = named.Length > MostNamed ? $" and {named.Length - MostNamed} more" : "";
        return named.Length == 0 ? count + "." : $"{count}: {string.Join(", ", named.Take(MostNamed))}{more}.";
    }
}
