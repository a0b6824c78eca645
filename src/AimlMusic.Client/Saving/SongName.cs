namespace AimlMusic.Saving;

/// <summary>Names a song's file: its title, else the first line that is sung, else what the service calls it.</summary>
internal static class SongName
{
    private const int LongestLine = 60;

    public static string Of(MusicGeneration song) =>
        SafeFileName.Create(song.Title)
        ?? SafeFileName.Create(FirstLine(song.Lyrics))
        ?? SafeFileName.Create(ServedName(song.FileName))
        ?? "song-" + ShortId(song);

    /// <summary>Eight letters that tell a song from others of its title; the id itself is no file name.</summary>
    public static string ShortId(MusicGeneration song) => Hex.Sha256Of(song.Id)[..8];

    private static string? FirstLine(string? lyrics)
    {
        var line = LyricsText.FirstSung(lyrics);
        return line?.Length > LongestLine ? line[..LongestLine] : line;
    }

    // "output.mp3" is what most songs are called: it names none of them.
    private static string? ServedName(string? name)
    {
        var last = name is null ? null : Uri.UnescapeDataString(name).Split('/', '\\').Last();
        var dot = last?.LastIndexOf('.') ?? -1;
        var stem = dot > 0 ? last![..dot] : last;
        return string.Equals(stem, "output", StringComparison.OrdinalIgnoreCase) ? null : stem;
    }
}
