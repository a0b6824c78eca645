namespace AimlMusic.Core;

/// <summary>
/// Tries again what fails because somebody holds the file: a virus scanner, an indexer and a player let go of it after a moment.
/// </summary>
internal static class FileLockRetry
{
    private const int MostRetries = 8;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    /// <summary>Does something with a file, for some five seconds again and again. It must change nothing where it fails.</summary>
    /// <param name="action">What is done.</param>
    /// <param name="time">The clock; the system's where it is null.</param>
    /// <param name="isFinal">Whether a failure has another reason, and trying again is of no use.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task<T> RetryAsync<T>(Func<T> action, TimeProvider? time, Func<bool>? isFinal = null, CancellationToken cancellationToken = default)
    {
        var delay = FirstDelay;
        for (var retries = 0; ; retries++)
        {
            try
            {
                return action();
            }
            catch (Exception e) when (retries < MostRetries && MayPass(e) && isFinal?.Invoke() != true)
            {
                await (time ?? TimeProvider.System).DelayAsync(delay, cancellationToken).ConfigureAwait(false);
                delay = delay + delay < LongestDelay ? delay + delay : LongestDelay;
            }
        }
    }

    /// <summary>The same, where the caller must wait.</summary>
    public static T Retry<T>(Func<T> action, TimeProvider? time, Func<bool>? isFinal = null, CancellationToken cancellationToken = default) =>
        RetryAsync(action, time, isFinal, cancellationToken).GetAwaiter().GetResult();

    /// <inheritdoc cref="Retry{T}"/>
    public static void Retry(Action action, TimeProvider? time, Func<bool>? isFinal = null, CancellationToken cancellationToken = default) => Retry(
        () =>
        {
            action();
            return true;
        },
        time,
        isFinal,
        cancellationToken);

    // Systems and shares have many codes for it: what is certainly something else is easier told.
    private static bool MayPass(Exception? e) =>
        e is UnauthorizedAccessException or IOException
            ? e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException or EndOfStreamException or NotRegularFileException)
            : e?.InnerException is { } cause && MayPass(cause);
}
