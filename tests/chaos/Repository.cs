using System.Reflection;

namespace AimlMusic.Chaos;

/// <summary>Where things are.</summary>
internal static class Repository
{
    public static string Module { get; } = Path.Combine(Root, "out", "AimlMusic");

    private static string Root =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!;

    /// <summary>PowerShell 7, or null where it is not on PATH.</summary>
    public static string? FindPowerShell() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh"))
            .FirstOrDefault(File.Exists);
}
