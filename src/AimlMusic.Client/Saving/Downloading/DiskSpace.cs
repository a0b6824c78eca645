using System.Globalization;

namespace AimlMusic.Saving;

/// <summary>Tells before the first byte that a song has no room.</summary>
internal static class DiskSpace
{
    private const double Megabyte = 1e6;

    /// <exception cref="IOException">The disk has less room than is needed.</exception>
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
            // Windows knows drives by their roots, Unix by any path on them.
            return new DriveInfo(Path.DirectorySeparatorChar == '\\' ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A share, or a file system that does not tell.
            return null;
        }
    }
}
