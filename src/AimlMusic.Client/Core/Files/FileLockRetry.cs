namespace AimlMusic.Core;

/// <summary>
/// Retries file operations that fail because another process (a virus scanner, an indexer or a player) uses the file.
/// </summary>
internal static class FileLockRetry
{
    private const int MostRetries = 8;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    /// <summary>Runs an operation, with retries for about five seconds. The operation must change nothing if it fails.</summary>
    /// <param name="action">The operation.</param>
    /// <param name="time">The clock; null for that of the system.</param>
    /// <param name="isFinal">Whether a failure is permanent, so that a retry is useless.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
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

    /// <summary>The synchronous version.</summary>
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

    // There are many error codes for it, so the codes with another meaning are excluded instead.
    private static bool MayPass(Exception? e) =>
        e is UnauthorizedAccessException or IOException
            ? e is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException or EndOfStreamException or NotRegularFileException)
            : e?.InnerException is { } cause && MayPass(cause);
}
