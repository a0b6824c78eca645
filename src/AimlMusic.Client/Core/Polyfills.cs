namespace AimlMusic.Core;

/// <summary>Members of .NET that .NET Framework does not have.</summary>
internal static class Polyfills
{
    public static Task<Stream> OpenAsync(this HttpContent content, CancellationToken cancellationToken)
    {
#if NET
        return content.ReadAsStreamAsync(cancellationToken);
#else
        cancellationToken.ThrowIfCancellationRequested();
        return content.ReadAsStreamAsync();
#endif
    }

    /// <summary>On .NET Framework, a read in progress ignores its cancellation token, so the response is disposed of to end it.</summary>
    public static IDisposable? CutWhen(this HttpResponseMessage response, CancellationToken cancellationToken)
    {
#if NET
        return null;
#else
        return cancellationToken.Register(response.Dispose);
#endif
    }

    public static Task DelayAsync(this TimeProvider time, TimeSpan delay, CancellationToken cancellationToken)
    {
#if NET
        return Task.Delay(delay, time, cancellationToken);
#else
        return time.Delay(delay, cancellationToken);
#endif
    }

    /// <summary>Waits for a task, or until the wait is canceled.</summary>
    public static async Task WaitForAsync(this Task task, CancellationToken cancellationToken)
    {
#if NET
        await task.WaitAsync(cancellationToken).ConfigureAwait(false);
#else
        TaskCompletionSource<bool> cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = cancellationToken.Register(() => cancelled.TrySetCanceled(cancellationToken));
        await (await Task.WhenAny(task, cancelled.Task).ConfigureAwait(false)).ConfigureAwait(false);
#endif
    }

    public static CancellationTokenSource CancelAfter(this TimeProvider time, TimeSpan delay)
    {
#if NET
        return new CancellationTokenSource(delay, time);
#else
        return time.CreateCancellationTokenSource(delay);
#endif
    }
}
