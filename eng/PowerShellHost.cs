using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace AimlMusic.Hosting;

/// <summary>A PowerShell that can be started: the file, and the arguments before those of PowerShell.</summary>
/// <param name="FileName">The path of pwsh, or of the dotnet that runs it.</param>
/// <param name="Leading">The path of pwsh.dll if dotnet runs it; otherwise empty.</param>
internal sealed record PowerShellHost(string FileName, IReadOnlyList<string> Leading)
{
    /// <summary>The variable with the user's PowerShell: a pwsh, by its path or on the PATH, or a pwsh.dll.</summary>
    public const string Variable = "AIMLMUSIC_PWSH";

    /// <summary>The message if <see cref="Find"/> returns null.</summary>
    public const string NotFound = $"There is no PowerShell: the .NET tool could not be restored, no pwsh is on the PATH, and {Variable} is not set.";

    /// <summary>The user's PowerShell, otherwise the .NET tool that the build restored, otherwise the one on the PATH; null if there is none.</summary>
    /// <exception cref="FileNotFoundException">The variable names a file that does not exist.</exception>
    public static PowerShellHost? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return Of(File.Exists(named) ? Path.GetFullPath(named) : OnPath(named))
                ?? throw new FileNotFoundException($"{Variable} names a PowerShell that does not exist: {named}");
        }

        var tool = typeof(PowerShellHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "PowerShellTool").Value!;
        return Of(File.Exists(tool) ? tool : OnPath("pwsh"));
    }

    /// <summary>Creates the start information for these arguments, which the caller can complete.</summary>
    public ProcessStartInfo Describe(params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(FileName, [.. Leading, .. arguments]);
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        return start;
    }

    /// <summary>The command line.</summary>
    public override string ToString() => string.Join(' ', [FileName, .. Leading]);

    // The dotnet that runs this program, on the PATH or not.
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
