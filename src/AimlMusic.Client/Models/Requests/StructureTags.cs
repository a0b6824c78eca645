using System.Text.RegularExpressions;

namespace AimlMusic.Models;

/// <summary>
/// The tags that structure a song, such as <c>[Verse]</c>, each on its own line.
/// Source: https://docs.aimlapi.com/api-references/music-models.
/// </summary>
internal static class StructureTags
{
    // A model may support more tags than the vendor documents, so others are a warning and not an error.
    private static readonly string[] Known = ["Intro", "Verse", "Chorus", "Bridge", "Outro"];

    private static readonly Regex Line = new(@"^[ \t]*\[([^\[\]\n]*)\][ \t]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>A warning for each tag that the model may not support.</summary>
    public static IEnumerable<string> FindDoubtful(string? lyrics, MusicModel model)
    {
        var tags = Line.Matches(lyrics ?? "").Cast<Match>().Select(match => match.Groups[1].Value.Trim()).Distinct(StringComparer.OrdinalIgnoreCase);
        return model.LyricsForm == LyricsForm.Hashed
            ? tags.Select(tag => $"{model.Id} does not support structure tags: '[{tag}]' may be sung.")
            : tags.Where(tag => !IsKnown(tag)).Select(tag =>
                $"'[{tag}]' is not one of the structure tags that the vendor documents ({string.Join(" ", Known.Select(known => $"[{known}]"))}); {model.Id} may sing it or ignore it.");
    }

    // [Verse 2] is a verse.
    private static bool IsKnown(string tag)
    {
        var name = tag.TrimEnd("0123456789 ".ToCharArray());
        return Known.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}
