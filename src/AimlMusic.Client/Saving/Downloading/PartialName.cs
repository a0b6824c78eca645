namespace AimlMusic.Saving;

/// <summary>
/// The name of a partial file: <c>Title.SONG-VERSION.partial</c>. A later attempt finds the file by the song, and determines by the version
/// whether it can be continued.
/// </summary>
internal static class PartialName
{
    public const string Extension = ".partial";

    // Not a character of a version. A file with it in its name cannot be continued.
    private const char Alone = 'x';

    /// <param name="stem">The name of the song.</param>
    /// <param name="song">Eight characters that identify the song.</param>
    /// <param name="version">Eight characters that identify the version of the file; null if it cannot be continued.</param>
    public static string Of(string stem, string song, string? version) => $"{stem}.{song}-{version ?? Alone + Guid.NewGuid().ToString("N")[..7]}{Extension}";

    /// <summary>The name of a partial file when it is complete: it has the same length and cannot be continued.</summary>
    public static string Whole(string path) => $"{path[..^(Extension.Length + 8)]}{Alone}{Guid.NewGuid().ToString("N")[..7]}{Extension}";

    /// <summary>The version in the name of a partial file; null if it cannot be continued.</summary>
    public static string? VersionIn(string path)
    {
        var version = Path.GetFileNameWithoutExtension(path)[^8..];
        return version[0] == Alone ? null : version;
    }

    /// <summary>The partial files of a song.</summary>
    public static IReadOnlyList<string> Find(string folder, string song)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetFiles(folder, $"*.{song}-????????{Extension}") : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // If the folder cannot be listed, nothing is continued.
            return [];
        }
    }

    /// <summary>Removes partial files of a saved song. Files in use, and those of the last hour, are kept.</summary>
    /// <param name="folder">The folder of the song.</param>
    /// <param name="song">Eight characters that identify the song.</param>
    /// <param name="now">The current time.</param>
    public static void RemoveLeftovers(string folder, string song, DateTimeOffset now)
    {
        foreach (var path in Find(folder, song))
        {
            try
            {
                // A file that was just created, or is being tagged, is not open but still used by another process.
                if (File.GetLastWriteTimeUtc(path) < now.UtcDateTime.AddHours(-1))
                {
                    using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                    {
                    }

                    File.Delete(path);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another process uses it and removes it itself.
            }
        }
    }
}
