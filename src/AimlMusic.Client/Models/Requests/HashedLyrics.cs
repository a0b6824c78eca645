namespace AimlMusic.Models;

/// <summary>
/// The legacy models' lyrics: <c>##</c> at the start and the end adds accompaniment, an empty line is a pause.
/// Source: https://docs.aimlapi.com/api-references/music-models/minimax/minimax-music-legacy.
/// </summary>
internal static class HashedLyrics
{
    private const string Mark = "##";

    /// <summary>Puts plain lyrics into that form; lyrics that have it already stay as they are.</summary>
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
