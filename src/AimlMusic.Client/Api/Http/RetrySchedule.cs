using System.Globalization;

namespace AimlMusic.Api;

/// <summary>The wait before an exchange is retried: it doubles from half a second to half a minute, with jitter.</summary>
internal sealed class RetrySchedule(TimeProvider time)
{
    private const double FirstSeconds = 0.5;
    private const double LongestSeconds = 30;

    // The service's Retry-After is respected up to this time. If it is longer, the caller gets an error instead of a wait of hours.
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromMinutes(5);

    public async Task WaitAsync(int attempt, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        var seconds = Math.Min(LongestSeconds, FirstSeconds * Math.Pow(2, attempt)) * Jitter.Next(0.75, 1.25);
        var wait = TimeSpan.FromSeconds(seconds);
        if (retryAfter > wait)
        {
            wait = retryAfter.Value;
        }

        if (Diagnostics.IsOn)
        {
            Diagnostics.Write($"attempt {attempt + 2} in {wait.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s");
        }

        await time.DelayAsync(wait, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a retry of a read can succeed.</summary>
    public static bool IsTransient(AimlMusicException e) =>
        e.Kind is AimlMusicErrorKind.ConnectionFailed or AimlMusicErrorKind.RateLimited or AimlMusicErrorKind.ServiceUnavailable
        && !IsTooLong(e.RetryAfter);

    public static bool IsTooLong(TimeSpan? retryAfter) => retryAfter > LongestRetryAfter;
}
