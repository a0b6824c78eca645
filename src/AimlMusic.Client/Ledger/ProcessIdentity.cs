using System.Diagnostics;
using System.Globalization;

namespace AimlMusic.Ledger;

/// <summary>Identifies the process that writes, so that another one can determine whether it is still running.</summary>
internal static class ProcessIdentity
{
    // The start time of a process can have a precision of one second.
    private static readonly TimeSpan SameStart = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestSending = TimeSpan.FromHours(2);

    /// <summary>The start time of this process.</summary>
    public static DateTimeOffset Begun { get; } = BeginningOfThisProcess();

    public static string Current { get; } = Describe();

    /// <summary>Whether the writer of an event of this age may still be running.</summary>
    public static bool MayBeAlive(string? writer, TimeSpan age)
    {
        var parts = writer?.Split('|');
        if (parts?.Length != 3 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }

        if (parts[0] != Environment.MachineName)
        {
            // A process on another machine cannot be checked. It must not block a song forever.
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

    /// <summary>Whether the writer is on another machine or in another container, so that it cannot be checked.</summary>
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
