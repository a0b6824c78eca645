#if NET
using System.Runtime.InteropServices;
using System.Text;

namespace AimlMusic.Core;

/// <summary>
/// Gives a file a name that no other file has. On Unix, .NET looks whether the name is free and then renames: of two processes
/// at the same moment both may pass, and one song would silently replace the other. A hard link is made or refused in one step.
/// </summary>
internal static class ExclusiveMove
{
    private const int AlreadyExists = 17;

    /// <exception cref="IOException">A file of that name is there.</exception>
    public static void Move(string from, string to)
    {
        if (OperatingSystem.IsWindows() || !TryLink(from, to))
        {
            File.Move(from, to, overwrite: false);
            return;
        }

        // The song has its name; that it has two for a while does no harm.
        AtomicFile.TryDelete(from);
    }

    /// <summary>False where the file system, or the system, knows no hard links.</summary>
    private static bool TryLink(string from, string to)
    {
        try
        {
            if (NativeMethods.Link(Encoding.UTF8.GetBytes(from + '\0'), Encoding.UTF8.GetBytes(to + '\0')) == 0)
            {
                return true;
            }
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }

        return Marshal.GetLastPInvokeError() == AlreadyExists ? throw new IOException($"'{to}' already exists.") : false;
    }

    private static class NativeMethods
    {
#pragma warning disable SYSLIB1054 // The generated form needs unsafe code, which this assembly does without.
        [DllImport("libc", EntryPoint = "link", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Link(byte[] from, byte[] to);
#pragma warning restore SYSLIB1054
    }
}
#endif
