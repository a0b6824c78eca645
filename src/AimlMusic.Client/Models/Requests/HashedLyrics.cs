namespace AimlMusic.Models;

/// <summary>
/// The lyrics format of the legacy models: <c>##</c> at both ends adds accompaniment, and an empty line is a pause.
/// Source: https://docs.aimlapi.com/api-references/music-models/minimax/minimax-music-legacy.
/// </summary>
internal static class HashedLyrics
{
    private const string Mark = "##";

    /// <summary>Converts plain lyrics to this format. Lyrics in this format are not changed.</summary>
    public static string? Format(string? lyrics)
    {
        if (string.IsNullOrWhiteSpace(lyrics) || lyrics!.TrimStart().StartsWith(Mark, StringComparison.Ordinal))
        {
            return lyrics;
        }

        var lines = lyrics.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);
        return Mark + string.Join("\n\n", lines) + Mark;
    }
}
