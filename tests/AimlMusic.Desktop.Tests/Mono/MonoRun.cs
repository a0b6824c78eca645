using System.Diagnostics;
using System.Globalization;

namespace AimlMusic.Desktop.Tests.Mono;

/// <summary>
/// Runs the net472 program in Mono, which is the nearest to .NET Framework that there is outside of Windows.
/// On Debian: apt-get install --no-install-recommends mono-runtime libmono-system-net-http4.0-cil.
/// </summary>
internal static class MonoRun
{
    private const string Packages = "mono-runtime and libmono-system-net-http4.0-cil on Debian";

    private static readonly string? Mono = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "mono"))
        .FirstOrDefault(File.Exists);

    /// <summary>Skips the test where there is no Mono.</summary>
    public static void Require()
    {
        Assert.SkipWhen(Mono is null, $"Mono is not installed ({Packages}).");
        Assert.SkipUnless(HasHttp(), $"Mono's System.Net.Http is not installed ({Packages}).");
    }

    /// <summary>Runs one step of the program to its end.</summary>
    public static async Task<MonoResult> RunAsync(string step, MonoFixture? sandbox = null)
    {
        ProcessStartInfo start = new(Mono!, [Places.Program, Places.Laid, step, .. sandbox is null ? Array.Empty<string>() : [sandbox.Songs]])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in sandbox?.Environment ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            return await ReadAsync(process.StandardOutput) is { } result ? result : new MonoResult(-1, [], await error);
        }
        finally
        {
            // Mono now and then hangs in its own shutdown, when all is done and said.
            process.Kill();
        }
    }

    /// <summary>What was said up to the end; null where the program died before it.</summary>
    private static async Task<MonoResult?> ReadAsync(StreamReader output)
    {
        List<string> lines = [];
        while (await output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("end ", StringComparison.Ordinal))
            {
                return new MonoResult(int.Parse(line[4..], CultureInfo.InvariantCulture), lines, "");
            }

            lines.Add(line);
        }

        return null;
    }

    private static bool HasHttp()
    {
        var program = File.ResolveLinkTarget(Mono!, returnFinalTarget: true)?.FullName ?? Mono!;
        return File.Exists(Path.Combine(Path.GetDirectoryName(program)!, "..", "lib", "mono", "4.5", "System.Net.Http.dll"));
    }
}
