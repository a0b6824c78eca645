#if NET
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace AimlMusic.Core;

/// <summary>
/// File information of Linux that .NET does not provide. Source: statx(2), whose layout is the same on all architectures.
/// </summary>
/// <param name="Mode">Kind and permissions.</param>
/// <param name="Links">The number of hard links.</param>
/// <param name="Owner">The id of the owner.</param>
/// <param name="Number">The inode number.</param>
/// <param name="Disk">The device id.</param>
internal readonly record struct UnixFile(int Mode, uint Links, uint Owner, ulong Number, ulong Disk)
{
    private const int Kind = 0xf000;
    private const int Regular = 0x8000;

    public bool IsRegular => (Mode & Kind) == Regular;

    /// <summary>Whether it belongs to this user and has only one name.</summary>
    public bool IsOurs => IsRegular && Links == 1 && Owner == NativeMethods.EffectiveUser();

    /// <summary>Gets the information of a path; null if it does not exist or is not available.</summary>
    public static UnixFile? Of(string path, bool followsLinks = false) => Ask(answer =>
        NativeMethods.Statx(NativeMethods.CurrentFolder, Encoding.UTF8.GetBytes(path + '\0'), followsLinks ? 0 : NativeMethods.NoFollow, NativeMethods.BasicFacts, answer));

    /// <summary>Gets the information of an open file; null if it is not available.</summary>
    public static UnixFile? Of(SafeFileHandle file) => Ask(answer =>
        NativeMethods.StatxOf(file, [0], NativeMethods.EmptyPath, NativeMethods.BasicFacts, answer));

    private static UnixFile? Ask(Func<byte[], int> call)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var answer = new byte[NativeMethods.AnswerLength];
        try
        {
            return call(answer) != 0 ? null : new(
                BitConverter.ToUInt16(answer, 28),
                BitConverter.ToUInt32(answer, 16),
                BitConverter.ToUInt32(answer, 20),
                BitConverter.ToUInt64(answer, 32),
                BitConverter.ToUInt64(answer, 136));
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    private static class NativeMethods
    {
        public const int CurrentFolder = -100;
        public const int NoFollow = 0x100;
        public const int EmptyPath = 0x1000;
        public const uint BasicFacts = 0x7ff;
        public const int AnswerLength = 256;

#pragma warning disable SYSLIB1054 // The generated form requires unsafe code.
        [DllImport("libc", EntryPoint = "statx")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] answer);

        [DllImport("libc", EntryPoint = "statx")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int StatxOf(SafeFileHandle file, byte[] path, int flags, uint mask, byte[] answer);

        [DllImport("libc", EntryPoint = "geteuid")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern uint EffectiveUser();
#pragma warning restore SYSLIB1054
    }
}
#endif
