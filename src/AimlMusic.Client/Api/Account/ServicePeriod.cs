namespace AimlMusic.Api;

/// <summary>Reads data of a period, which may end now, in the service's time.</summary>
internal static class ServicePeriod
{
    // Smaller differences of the clocks do not matter for sums by day.
    private static readonly TimeSpan SameClock = TimeSpan.FromMinutes(1);

    // The service's clock may differ in every answer, so the number of attempts is limited.
    private const int MostReadings = 3;

    /// <summary>Reads the period, and reads it again if the first answer shows that the service's clock differs.</summary>
    /// <param name="connection">The connection, for its clock.</param>
    /// <param name="period">The period.</param>
    /// <param name="read">Reads a window. If the period ends now, the window ends slightly later, for rows that are written in the meantime.</param>
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
