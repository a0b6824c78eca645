using System.Globalization;

namespace AimlMusic.PowerShell;

/// <summary>Formats the age of something in words.</summary>
internal static class AgeWords
{
    public static string Of(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => Count(age.TotalMinutes, "minute"),
        { TotalDays: < 1 } => Count(age.TotalHours, "hour"),
        _ => Count(age.TotalDays, "day"),
    };

    private static string Count(double number, string unit)
    {
        var whole = Math.Floor(number).ToString(CultureInfo.InvariantCulture);
        return whole == "1" ? $"1 {unit}" : $"{whole} {unit}s";
    }
}
