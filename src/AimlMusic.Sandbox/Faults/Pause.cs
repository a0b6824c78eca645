namespace AimlMusic.Sandbox;

/// <summary>Waits according to the clock of the sandbox.</summary>
internal static class Pause
{
    public static Task For(TimeSpan span, TimeProvider time, CancellationToken cancellationToken)
    {
        if (span <= TimeSpan.Zero)
        {
            return Task.CompletedTask;
        }

#if NET
        return Task.Delay(span, time, cancellationToken);
#else
        return time.Delay(span, cancellationToken);
#endif
    }
}
