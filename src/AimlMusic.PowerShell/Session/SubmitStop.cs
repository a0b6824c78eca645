namespace AimlMusic.PowerShell;

/// <summary>Why no more songs are sent, and how many were read that are not. Told from many threads.</summary>
internal sealed class SubmitStop
{
    private AimlMusicException? _reason;
    private int _notSent;

    public bool IsStopped => Volatile.Read(ref _reason) is not null;

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
    public void Skip() => Interlocked.Increment(ref _notSent);

    /// <summary>The error that tells of all of it, or null where every song was sent.</summary>
    public AimlMusicException? ToError() => _reason is { } reason && _notSent > 0
        ? new AimlMusicException(reason.Kind, $"{reason.Message} {_notSent} {(_notSent == 1 ? "song was" : "songs were")} read and not sent.", reason)
        {
            StatusCode = reason.StatusCode,
            RequestId = reason.RequestId,
            ServiceMessage = reason.ServiceMessage,
        }
        : null;
}
