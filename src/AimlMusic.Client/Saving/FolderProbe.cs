namespace AimlMusic.Saving;

/// <summary>Checks that files can be written before a song is paid for.</summary>
internal static class FolderProbe
{
    private const int Block = 4096;

    /// <summary>Writes a small file to the folder, or to the parent in which it would be created, and removes it.</summary>
    /// <param name="folder">A full path.</param>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.InvalidFileName"/> if it is a file; <see cref="AimlMusicErrorKind.DownloadFailed"/> if it is not writable.
    /// </exception>
    public static void ThrowIfNotWritable(string folder)
    {
        for (string? existing = folder; !string.IsNullOrEmpty(existing); existing = Path.GetDirectoryName(existing))
        {
            if (File.Exists(existing))
            {
                throw new AimlMusicException(AimlMusicErrorKind.InvalidFileName, $"'{existing}' is a file, not a folder. No song can be saved there.");
            }

            if (Directory.Exists(existing))
            {
                ThrowIfNoFile(existing, folder);
                return;
            }
        }

        throw new AimlMusicException(AimlMusicErrorKind.DownloadFailed, $"No song can be saved in '{folder}': the drive or share does not exist.") { Path = folder };
    }

    private static void ThrowIfNoFile(string existing, string folder)
    {
        try
        {
            using FileStream probe = new(
                Path.Combine(existing, $".AimlMusic-{Guid.NewGuid():N}.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.Delete, 1, FileOptions.DeleteOnClose);
            probe.Write(new byte[Block], 0, Block);
            probe.Flush(true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AimlMusicException(AimlMusicErrorKind.DownloadFailed, $"No song can be saved in '{folder}', because the folder is not writable: {e.Message}", e) { Path = folder };
        }
    }
}
