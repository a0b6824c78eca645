using System.Diagnostics;
using System.Reflection;
using AimlMusic.Hosting;

namespace AimlMusic.Demo;

/// <summary>Runs the first song of the README in PowerShell, as a user would type it.</summary>
internal static class PowerShellRun
{
    // The lines of the README; a test compares them.
    private const string Lines = """
        Connect-AimlMusic -Sandbox
        New-AimlMusic -Lyrics (Get-Content l.txt) -Prompt 'warm folk, female voice' -Wait | Save-AimlMusic
        """;

    // Runs each line, and keeps the result of the last one.
    private const string Typing = """
        $ErrorActionPreference = 'Stop'
        foreach ($line in $env:AIMLMUSIC_DEMO_LINES -split '\r?\n') {
            "PS> $line"
            Invoke-Expression $line | Tee-Object -Variable file
        }

        "Saved: $($file.FullName) ($($file.Length.ToString('N0')) bytes, from the sandbox: synthesized here, not by a model)"
        $page = Export-AimlMusicAlbum . -Title 'Songs of the sandbox'
        "Album: $($page.FullName) (open it in a browser to listen)"
        """;

    public static async Task<int> MakeSongAsync(PowerShellHost powerShell, string lyricsFile, string folder)
    {
        var module = typeof(PowerShellRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Module").Value!;
        File.Copy(lyricsFile, Path.Combine(folder, "l.txt"), overwrite: true);
        var start = powerShell.Describe("-NoProfile", "-NonInteractive", "-Command", Typing);
        start.WorkingDirectory = folder;
        start.Environment["AIMLMUSIC_HOME"] = Path.Combine(folder, "ledger");
        start.Environment["AIMLMUSIC_DEMO_LINES"] = $"Import-Module '{module.Replace("'", "''", StringComparison.Ordinal)}'\n{Lines}";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
