using System.Diagnostics;
using System.Globalization;

namespace AimlMusic.Ledger;

/// <summary>Names the process that writes, so that another can tell whether it still lives.</summary>
internal static class ProcessIdentity
{
    // A process's start may be told with less than a second's precision.
    private static readonly TimeSpan SameStart = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestSending = TimeSpan.FromHours(2);

    /// <summary>When this process began.</summary>
    public static DateTimeOffset Begun { get; } = BeginningOfThisProcess();

    public static string Current { get; } = Describe();

    /// <summary>Whether a writer may still be at work that was heard of so long ago.</summary>
    public static bool MayBeAlive(string? writer, TimeSpan age)
    {
        var parts = writer?.Split('|');
        if (parts?.Length != 3 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        if (parts[0] != Environment.MachineName)
        {
            // One on another machine cannot be asked; it must not hold a song for ever.
            return age < LongestSending;
        }

        try
        {
            using var process = Process.GetProcessById(id);
            return DateTime.TryParse(parts[2], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var started)
                && (process.StartTime.ToUniversalTime() - started).Duration() < SameStart;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Whether a writer is on another machine, or in another container: nobody here can tell whether it lives.</summary>
    public static bool IsElsewhere(string? writer) => writer?.Split('|')[0] is { } machine && machine != Environment.MachineName;

    private static DateTimeOffset BeginningOfThisProcess()
    {
        using var self = Process.GetCurrentProcess();
        return LocalTime.ToMoment(self.StartTime);
    }

    private static string Describe()
    {
        using var self = Process.GetCurrentProcess();
        return string.Join("|", Environment.MachineName, self.Id.ToString(CultureInfo.InvariantCulture), Begun.UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
    }
}
