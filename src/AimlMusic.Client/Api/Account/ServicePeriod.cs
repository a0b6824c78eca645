namespace AimlMusic.Api;

/// <summary>Reads something of a period that may end now, in the service's time.</summary>
internal static class ServicePeriod
{
    // Smaller differences of the clocks change nothing that is written by the day.
    private static readonly TimeSpan SameClock = TimeSpan.FromMinutes(1);

    // A clock that jumps with every answer must not be followed for ever.
    private const int MostReadings = 3;

    /// <summary>Reads the period, and again where the first answer showed that the service's clock differs: then the wrong hours were read.</summary>
    /// <param name="connection">The connection, for its clock.</param>
    /// <param name="period">The period.</param>
    /// <param name="read">Reads a window. The window of a period that ends now ends a little later, for rows that are written meanwhile.</param>
    /// <exception cref="AimlMusicException">The period is not valid, or it could not be read.</exception>
    public static async Task<(TimeWindow Window, T Result)> ReadAsync<T>(AimlMusicConnection connection, AccountPeriod period, Func<TimeWindow, Task<T>> read)
    {
        for (var reading = 1; ; reading++)
        {
            var clock = connection.ServiceClock;
            var before = clock.Offset;
            var (start, end) = period.Resolve(clock.Now);
            TimeWindow window = new(start, period.EndsNow ? TimeWindow.Until(end) : end);
            var result = await read(window).ConfigureAwait(false);
            if (!period.EndsNow || reading == MostReadings || (clock.Offset - before).Duration() <= SameClock)
            {
                return (window, result);
            }
        }
    }
}
