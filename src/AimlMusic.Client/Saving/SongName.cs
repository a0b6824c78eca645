namespace AimlMusic.Saving;

/// <summary>Determines the file name of a song: the title, otherwise the first line that is sung, otherwise the name that the service uses.</summary>
internal static class SongName
{
    private const int LongestLine = 60;

    public static string Of(MusicGeneration song) =>
        SafeFileName.Create(song.Title)
        ?? SafeFileName.Create(FirstLine(song.Lyrics))
        ?? SafeFileName.Create(ServedName(song.FileName))
        ?? "song-" + ShortId(song);

    /// <summary>Eight characters that distinguish songs with the same title. The id itself is not a valid file name.</summary>
    public static string ShortId(MusicGeneration song) => Hex.Sha256Of(song.Id)[..8];

    private static string? FirstLine(string? lyrics)
    {
        var line = LyricsText.FirstSung(lyrics);
        return line?.Length > LongestLine ? line[..LongestLine] : line;
    }

    // Most songs are called "output.mp3", so this name is not used.
    private static string? ServedName(string? name)
    {
        var last = name is null ? null : Uri.UnescapeDataString(name).Split('/', '\\').Last();
        var dot = last?.LastIndexOf('.') ?? -1;
        var stem = dot > 0 ? last![..dot] : last;
        return string.Equals(stem, "output", StringComparison.OrdinalIgnoreCase) ? null : stem;
    }
}
