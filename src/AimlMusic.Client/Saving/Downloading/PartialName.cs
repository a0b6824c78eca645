namespace AimlMusic.Saving;

/// <summary>
/// The name of a song that is on its way: <c>Title.SONG-VERSION.partial</c>. Whoever saves the song again finds it by the song, and
/// knows by the version whether it can be continued.
/// </summary>
internal static class PartialName
{
    public const string Extension = ".partial";

    // No letter of a version: a file of that name is nobody's to continue.
    private const char Alone = 'x';

    /// <param name="stem">The song's name.</param>
    /// <param name="song">Eight letters for the song.</param>
    /// <param name="version">Eight letters for what lies behind its link; null where it cannot be continued.</param>
    public static string Of(string stem, string song, string? version) => $"{stem}.{song}-{version ?? Alone + Guid.NewGuid().ToString("N")[..7]}{Extension}";

    /// <summary>The name that a partial file has once it is whole: as long as the old one, and nobody's to continue.</summary>
    public static string Whole(string path) => $"{path[..^(Extension.Length + 8)]}{Alone}{Guid.NewGuid().ToString("N")[..7]}{Extension}";

    /// <summary>The version in a partial file's name; null where it cannot be continued.</summary>
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
            // What cannot be listed cannot be continued.
            return [];
        }
    }

    /// <summary>Removes what earlier tries have left of a song that is saved now; what is in use, or of the last hour, stays.</summary>
    /// <param name="folder">Where the song is.</param>
    /// <param name="song">Eight letters for the song.</param>
    /// <param name="now">The time.</param>
    public static void RemoveLeftovers(string folder, string song, DateTimeOffset now)
    {
        foreach (var path in Find(folder, song))
        {
            try
            {
                // One that has just been made, or is whole and being tagged, is not held open, and somebody's all the same.
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
                // It is another process's, which removes it itself.
            }
        }
    }
}
