#if NET
using System.Runtime.InteropServices;
using System.Text;

namespace AimlMusic.Core;

/// <summary>
/// Renames a file, if no file with the new name exists. On Unix, .NET checks the name and then renames, so that two processes at the
/// same time could both succeed, and one song would replace the other. Creating a hard link is atomic.
/// </summary>
internal static class ExclusiveMove
{
    private const int AlreadyExists = 17;

    /// <exception cref="IOException">A file with that name exists.</exception>
    public static void Move(string from, string to)
    {
        if (OperatingSystem.IsWindows() || !TryLink(from, to))
        {
            File.Move(from, to, overwrite: false);
            return;
        }

        // The song has its name. A second name for a short time does no harm.
        AtomicFile.TryDelete(from);
    }

    /// <summary>False if the file system does not support hard links.</summary>
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
#pragma warning disable SYSLIB1054 // The generated form requires unsafe code.
        [DllImport("libc", EntryPoint = "link", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Link(byte[] from, byte[] to);
#pragma warning restore SYSLIB1054
    }
}
#endif
