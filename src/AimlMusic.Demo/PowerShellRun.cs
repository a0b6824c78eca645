using System.Diagnostics;
using System.Reflection;

namespace AimlMusic.Demo;

/// <summary>The pipeline as a user would type it, in a real PowerShell.</summary>
internal static class PowerShellRun
{
    private const string Script = """
        $ErrorActionPreference = 'Stop'
        Import-Module $env:AIMLMUSIC_DEMO_MODULE
        Connect-AimlMusic -Sandbox
        $song = New-AimlMusic -Lyrics (Get-Content $env:AIMLMUSIC_DEMO_LYRICS) -Title 'Auld Lang Syne' -Prompt $env:AIMLMUSIC_DEMO_PROMPT -Wait
        $song | Format-List Id, Title, Model, Status, Duration, IsSandbox
        $file = $song | Save-AimlMusic -Path $env:AIMLMUSIC_DEMO_FOLDER -Force
        "Saved: $($file.FullName) ($($file.Length.ToString('N0')) bytes, from the sandbox: synthesized here, not by a model)"
        """;

    public static string? FindPowerShell()
    {
        var name = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    public static async Task<int> MakeSongAsync(string powerShell, string lyricsFile, string prompt, string folder)
    {
        var module = typeof(PowerShellRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Module").Value!;
        Console.WriteLine("  Connect-AimlMusic -Sandbox");
        Console.WriteLine($"  New-AimlMusic -Lyrics (Get-Content '{lyricsFile}') -Prompt '{prompt}' -Wait | Save-AimlMusic -Path '{folder}' -Force");
        ProcessStartInfo start = new(powerShell, ["-NoProfile", "-NonInteractive", "-Command", Script]);
        start.Environment["AIMLMUSIC_DEMO_MODULE"] = module;
        start.Environment["AIMLMUSIC_DEMO_LYRICS"] = lyricsFile;
        start.Environment["AIMLMUSIC_DEMO_PROMPT"] = prompt;
        start.Environment["AIMLMUSIC_DEMO_FOLDER"] = folder;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
