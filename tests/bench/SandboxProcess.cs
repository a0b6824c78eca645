using System.Diagnostics;
using System.Globalization;

namespace AimlMusic.Bench;

/// <summary>The sandbox server in a process of its own.</summary>
internal static class SandboxProcess
{
    /// <param name="seconds">How long it takes for a song.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="more">More of its arguments.</param>
    public static Process Start(int seconds, out string address, params string[] more)
    {
        var server = Process.Start(new ProcessStartInfo("dotnet", [Built.Path("SandboxServer"),
            "--generation-seconds", seconds.ToString(CultureInfo.InvariantCulture), "--balance", "100000", .. more])
        { RedirectStandardOutput = true })!;
        address = server.StandardOutput.ReadLine()!.Split(' ')[^1] + "/";
        return server;
    }
}
