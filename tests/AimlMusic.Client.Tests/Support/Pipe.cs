using System.Diagnostics;

namespace AimlMusic.Tests.Support;

/// <summary>A named pipe: who opens it to read waits until somebody writes.</summary>
internal static class Pipe
{
    public static string Make(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files of Windows are no pipes.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return path;
    }
}
