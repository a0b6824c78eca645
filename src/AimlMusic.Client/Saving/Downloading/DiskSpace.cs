using System.Globalization;

namespace AimlMusic.Saving;

/// <summary>Reports insufficient disk space before the download.</summary>
internal static class DiskSpace
{
    private const double Megabyte = 1e6;

    /// <exception cref="IOException">There is not enough disk space.</exception>
    public static void ThrowIfShort(string folder, long needed)
    {
        if (Free(folder) is { } free && free < needed)
        {
            throw new IOException(string.Format(CultureInfo.InvariantCulture, "There is not enough disk space: {0:0.0} MB are needed, but only {1:0.0} MB are free.", needed / Megabyte, free / Megabyte));
        }
    }

    private static long? Free(string folder)
    {
        try
        {
            // On Windows, a drive is specified by its root; on Unix, any path on it is sufficient.
            return new DriveInfo(Path.DirectorySeparatorChar == '\\' ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A network share, or a file system without this information.
            return null;
        }
    }
}
