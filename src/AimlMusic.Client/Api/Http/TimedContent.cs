namespace AimlMusic.Api;

/// <summary>A body that may be long on its way: the exchange's time is for a silence, and every piece that has gone begins it anew.</summary>
internal abstract class TimedContent : HttpContent
{
    private Action? _goesOn;

    /// <summary>Gives the exchange its time again with every piece that has gone.</summary>
    public void KeepAlive(CancellationTokenSource timeout, TimeSpan time) => _goesOn = () =>
    {
        try
        {
            timeout.CancelAfter(time);
        }
        catch (ObjectDisposedException)
        {
            // The service answered before it had read everything.
        }
    };

    /// <summary>Says that a piece has gone.</summary>
    protected void GoOn() => _goesOn?.Invoke();
}
