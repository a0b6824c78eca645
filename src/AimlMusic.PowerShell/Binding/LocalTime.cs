namespace AimlMusic.PowerShell;

/// <summary>A time that a user typed is local, unless it says that it is UTC.</summary>
internal static class LocalTime
{
    public static DateTime Of(DateTime time) => time.Kind == DateTimeKind.Utc ? time.ToLocalTime() : time;
}
