using System.Diagnostics;

namespace AimlMusic.PowerShell.Tests;

/// <summary>A short run of tests/chaos; the long ones are for `build.ps1 Chaos`.</summary>
public sealed class ChaosTests
{
    [Fact]
    public async Task Among_faults_and_kills_no_song_is_lost_or_paid_for_twice_or_damaged()
    {
        ProcessStartInfo start = new("dotnet", [BuildData.Of("Chaos"), "--songs", "24", "--seed", "7", "--workers", "2", "--few"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var report = $"{await output}{await error}";
        TestContext.Current.TestOutputHelper?.WriteLine(report);
        Assert.True(process.ExitCode == 0, report);
        Assert.Matches(@"(?m)^charged at the service\s+[1-9]", report);
    }
}
