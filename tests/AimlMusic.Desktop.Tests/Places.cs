using System.Reflection;

namespace AimlMusic.Desktop.Tests;

/// <summary>Where the build has put things.</summary>
internal static class Places
{
    /// <summary>The Desktop edition, as users get it.</summary>
    public static string Laid { get; } = Of("LaidDesktop");

    /// <summary>What the client's way is taken with.</summary>
    public static string Program { get; } = Of("Program");

    /// <summary>What .NET Framework 4.7.2 and Windows PowerShell 5.1 have.</summary>
    public static IReadOnlyList<string> Host { get; } = [Of("Framework"), Path.Combine(Of("Framework"), "Facades"), Of("PowerShell")];

    private static string Of(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
