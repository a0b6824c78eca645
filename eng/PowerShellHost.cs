using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace AimlMusic.Hosting;

/// <summary>A PowerShell that can be started: the file, and what comes before PowerShell's own arguments.</summary>
/// <param name="FileName">PowerShell itself, or the dotnet that runs it.</param>
/// <param name="Leading">The path of pwsh.dll where dotnet runs it, else nothing.</param>
internal sealed record PowerShellHost(string FileName, IReadOnlyList<string> Leading)
{
    /// <summary>Names the user's own PowerShell: a pwsh, by its path or as found on PATH, or a pwsh.dll.</summary>
    public const string Variable = "AIMLMUSIC_PWSH";

    /// <summary>What to say where <see cref="Find"/> finds none.</summary>
    public const string NotFound = $"There is no PowerShell: the .NET tool could not be restored, no pwsh is on PATH, and {Variable} names none.";

    /// <summary>The user's own, else the .NET tool that the build restored, else one on PATH; null where there is none.</summary>
    /// <exception cref="FileNotFoundException">The user names one that is not there.</exception>
    public static PowerShellHost? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Of(File.Exists(named) ? Path.GetFullPath(named) : OnPath(named))
                ?? throw new FileNotFoundException($"{Variable} names a PowerShell that is not there: {named}");
        }

        var tool = typeof(PowerShellHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PowerShellTool").Value!;
        return Of(File.Exists(tool) ? tool : OnPath("pwsh"));
    }

    /// <summary>What starts it with these arguments, for the caller to complete.</summary>
    public ProcessStartInfo Describe(params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(FileName, [.. Leading, .. arguments]);
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        return start;
    }

    /// <summary>As a person would type it.</summary>
    public override string ToString() => string.Join(' ', [FileName, .. Leading]);

    // The one that runs this program, be it on PATH or not.
    private static string DotNet =>
        Path.GetFullPath(OperatingSystem.IsWindows() ? "../../../dotnet.exe" : "../../../dotnet", RuntimeEnvironment.GetRuntimeDirectory());

    private static PowerShellHost? Of(string? path) => path switch
    {
        null => null,
        _ when path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) => new(DotNet, [path]),
        _ => new(path, []),
    };

    private static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? Path.ChangeExtension(name, ".exe") : name))
            .FirstOrDefault(File.Exists);
}
