using System.Diagnostics;

namespace AimlMusic.Tests.Tagging;

/// <summary>Programs that nobody here wrote. Where one is not installed, the test that wants it is skipped.</summary>
internal static class Tool
{
    /// <summary>What it writes, as bytes.</summary>
    public static async Task<byte[]> RunAsync(string name, params string[] arguments)
    {
        Assert.SkipUnless(IsInstalled(name), $"{name} is not installed.");
        ProcessStartInfo start = new(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using var process = Process.Start(start)!;
        using MemoryStream output = new();
        var errors = process.StandardError.ReadToEndAsync(Stop);
        await process.StandardOutput.BaseStream.CopyToAsync(output, Stop);
        await process.WaitForExitAsync(Stop);
        var said = await errors;
        Assert.SkipWhen(said.Contains("no handler for file extension", StringComparison.Ordinal), $"{name} was built without this format.");
        Assert.True(process.ExitCode == 0, $"{name} ended with {process.ExitCode}: {said}");
        return output.ToArray();
    }

    public static async Task<string> ReadAsync(string name, params string[] arguments) =>
        System.Text.Encoding.UTF8.GetString(await RunAsync(name, arguments));

    private static bool IsInstalled(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, name + ".exe")));
}
