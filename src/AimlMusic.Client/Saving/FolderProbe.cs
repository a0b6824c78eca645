namespace AimlMusic.Saving;

/// <summary>Tells before a song is paid for that its file could not be written.</summary>
internal static class FolderProbe
{
    private const int Block = 4096;

    /// <summary>Writes a small file and removes it, in the folder or in the one in which that would be made.</summary>
    /// <param name="folder">A full path.</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.InvalidFileName"/> where a file is in the folder's place; <see cref="AimlMusicErrorKind.DownloadFailed"/> where nothing can be written there.</exception>
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
