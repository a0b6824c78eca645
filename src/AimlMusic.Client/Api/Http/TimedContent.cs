namespace AimlMusic.Api;

/// <summary>A body that can take long to send. The time-out of the exchange restarts with each block that was sent.</summary>
internal abstract class TimedContent : HttpContent
{
    private Action? _goesOn;

    /// <summary>Restarts the time-out with each block that is sent.</summary>
    public void KeepAlive(CancellationTokenSource timeout, TimeSpan time) => _goesOn = () =>
    {
        try
        {
            timeout.CancelAfter(time);
        }
        catch (ObjectDisposedException)
        {
            // The service answered before it had read the whole body.
        }
    };

    /// <summary>Reports that a block was sent.</summary>
    protected void GoOn() => _goesOn?.Invoke();
}
