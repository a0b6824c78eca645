using System.Diagnostics;

namespace AimlMusic.PowerShell.Tests;

/// <summary>A short run of tests/chaos; the long ones are for `build.ps1 Chaos`.</summary>
public sealed class ChaosTests
{
    [Fact]
    public async Task Songs_are_never_lost_charged_twice_or_damaged_among_faults_and_kills()
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
