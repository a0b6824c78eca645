using System.Diagnostics;

namespace AimlMusic.Tests.Support;

/// <summary>
/// Holds names so that nothing can be renamed from or to them, as somebody does on Windows who has the file open. The super-user is
/// stopped by nothing but the file system's own lock.
/// </summary>
internal sealed class Held : IDisposable
{
    private const UnixFileMode Closed = UnixFileMode.UserRead | UnixFileMode.UserExecute;

    private readonly string _path;
    private bool _isOver;

    private Held(string path) => _path = path;

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>Holds all names in a folder; the test is skipped where that cannot be done.</summary>
    public static Held Folder(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The modes of a folder hold no names on Windows.");
        if (IsRoot)
        {
            return File(path);
        }

#pragma warning disable CA1416 // Skipped on Windows.
        System.IO.File.SetUnixFileMode(path, Closed);
#pragma warning restore CA1416
        return new(path);
    }

    /// <summary>Holds the name of a file; the test is skipped where that cannot be done.</summary>
    public static Held File(string path)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && IsRoot && Change("+i", path), "Only the super-user, and not on every file system, can hold a name on Linux.");
        return new(path);
    }

    public void Release()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        if (IsRoot)
        {
            Change("-i", _path);
            return;
        }

#pragma warning disable CA1416 // Nothing was held on Windows.
        System.IO.File.SetUnixFileMode(_path, Closed | UnixFileMode.UserWrite);
#pragma warning restore CA1416
    }

    public void Dispose() => Release();

    private static bool Change(string flag, string path)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("chattr", [flag, path]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
