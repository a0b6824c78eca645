using System.Diagnostics;
using System.Text.Json;

namespace AimlMusic.PowerShell.Tests;

/// <summary>Runs Pester in a PowerShell of its own, and reads what it reports.</summary>
internal static class PesterRun
{
    private const int PesterMissing = 3;

    private static readonly string Folder = Path.Combine(BuildData.Of("RepositoryRoot"), "tests", "AimlMusic.PowerShell.Tests");

    // Every test asks for the whole run; it is made once.
    private static readonly Lazy<Task<IReadOnlyList<PesterTest>?>> Whole = new(() => InvokeAsync());

    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.Tests.ps1").Select(Path.GetFileName).Cast<string>().Order(StringComparer.Ordinal);

    /// <summary>The tests there are, or why they cannot be run here.</summary>
    public static (IReadOnlyList<PesterTest> Tests, string? WhyNot) Discover()
    {
        if (FindPowerShell() is null)
        {
            return ([], "PowerShell 7.4 or later (pwsh) is not on PATH.");
        }

        return InvokeAsync("-Discover").GetAwaiter().GetResult() is { } tests
            ? (tests, null)
            : ([], "Pester 5 is not installed (Install-Module Pester -MaximumVersion 5.99.99).");
    }

    public static async Task<IReadOnlyList<PesterTest>> RunAsync() => await Whole.Value ?? [];

    /// <summary>What came of each test; null where there is no Pester.</summary>
    private static async Task<IReadOnlyList<PesterTest>?> InvokeAsync(params string[] arguments)
    {
        var result = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            ProcessStartInfo start = new(FindPowerShell()!,
                ["-NoProfile", "-NonInteractive", "-File", Path.Combine(Folder, "Run-Pester.ps1"), "-ResultPath", result, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["AIMLMUSIC_TEST_MODULE"] = Path.Combine(BuildData.Of("RepositoryRoot"), "out", "AimlMusic");
            start.Environment["AIMLMUSIC_TEST_SERVER"] = BuildData.Of("SandboxServer");
            start.Environment["AIMLMUSIC_TEST_PACKAGER"] = BuildData.Of("Packager");
            // The user's own ledger is none of the tests' business.
            start.Environment["AIMLMUSIC_HOME"] = result + ".ledger";
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode == PesterMissing)
            {
                return null;
            }

            return File.Exists(result)
                ? JsonSerializer.Deserialize<PesterTest[]>(await File.ReadAllTextAsync(result))!
                : throw new InvalidOperationException($"Pester ended with {process.ExitCode} and reported nothing.\n{await output}\n{await error}");
        }
        finally
        {
            File.Delete(result);
            if (Directory.Exists(result + ".ledger"))
            {
                Directory.Delete(result + ".ledger", recursive: true);
            }
        }
    }

    private static string? FindPowerShell() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh"))
            .FirstOrDefault(File.Exists);
}
