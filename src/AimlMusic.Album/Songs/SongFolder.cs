namespace AimlMusic.Album.Songs;

/// <summary>Finds the songs of a folder, and the folder of songs.</summary>
internal static class SongFolder
{
    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar];

    private static readonly StringComparison Comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>
    /// The audio files in a folder that have a sidecar file of this module. Other audio files can be recordings of anything: they are in
    /// the album only if they are given as files.
    /// </summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read.</exception>
    public static IEnumerable<AlbumSource> Find(string folder) => FindSidecars(folder)
        .Select(found => (Audio: Path.Combine(folder, found.Audio), found.Sidecar))
        .Where(found => File.Exists(found.Audio))
        .OrderBy(found => found.Audio, StringComparer.Ordinal)
        .Select(found => new AlbumSource(found.Audio) { Sidecar = found.Sidecar });

    /// <summary>The deepest folder that contains all files; null if there is none, or if it is the root of a drive.</summary>
    public static string? FindCommon(IEnumerable<string> files)
    {
        string? common = null;
        foreach (var folder in files.Select(file => Path.GetDirectoryName(file)!))
        {
            common ??= folder;
            while (common is not null && !IsIn(folder, common))
            {
                common = Path.GetDirectoryName(common);
            }

            if (common is null)
            {
                return null;
            }
        }

        return common is null || Path.GetDirectoryName(common) is null ? null : common;
    }

    /// <summary>The path of a file relative to a folder that contains it.</summary>
    public static string RelativePath(string folder, string file) => file[folder.Length..].TrimStart(Separators);

    private static bool IsIn(string folder, string parent) =>
        folder.StartsWith(parent, Comparison) && (folder.Length == parent.Length || Separators.Contains(folder[parent.Length]) || Separators.Contains(parent[^1]));

    private static IEnumerable<(string Sidecar, string Audio)> FindSidecars(string folder)
    {
        foreach (var sidecar in Directory.EnumerateFiles(folder, "*.json"))
        {
            // A name only: nothing outside of the folder.
            if (SidecarFile.Read(sidecar)?.Text("AudioFile") is { Length: > 0 } audio && Path.GetFileName(audio) == audio)
            {
                yield return (sidecar, audio);
            }
        }
    }
}
