using System.Reflection;

namespace AimlMusic.Desktop.Tests;

/// <summary>Where the build has put things.</summary>
internal static class Places
{
    /// <summary>The assemblies of the module, as users get it.</summary>
    public static string Laid { get; } = Of("LaidAssemblies");

    /// <summary>The assemblies for Windows PowerShell, and what .NET Framework 4.7.2 and Windows PowerShell 5.1 have.</summary>
    public static Edition Desktop { get; } = new("net472", [Of("Framework"), Path.Combine(Of("Framework"), "Facades"), Of("WindowsPowerShell")]);

    /// <summary>The assemblies for PowerShell 7, and what .NET 8.0.0 and PowerShell have.</summary>
    public static Edition Core { get; } = new("net8.0", [Of("Net8"), Of("PowerShell")]);

    /// <summary>What the client's way is taken with.</summary>
    public static string Program { get; } = Of("Program");

    private static string Of(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == key).Value!;
}
