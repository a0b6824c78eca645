namespace AimlMusic.PowerShell;

/// <summary>The description of a song for -WhatIf and -Confirm.</summary>
internal static class SongSummary
{
    /// <summary>For example "'Dawn', 4 lines of lyrics, no style, minimax/music-2.6, $0.15; but Lyrics looks like RTF".</summary>
    /// <param name="request">The request.</param>
    /// <param name="price">The price in words, or an empty string.</param>
    /// <param name="doubts">Texts that are probably not intended. Warnings can be turned off, so the prompt repeats them.</param>
    public static string Of(MusicRequest request, string price, IEnumerable<TextDoubt> doubts)
    {
        var lines = request.Lyrics?.Split('\n').Length ?? 0;
        var words = lines == 0 ? "without lyrics" : lines == 1 ? "1 line of lyrics" : $"{lines} lines of lyrics";
        var takesStyle = MusicCatalog.Find(request.Model).RuleFor(MusicParameter.Prompt) is not null;
        string[] parts = [request.Title is null ? "" : $"'{SanitizeForTerminal.Of(request.Title)}'", words, takesStyle && string.IsNullOrWhiteSpace(request.Prompt) ? "no style" : "", request.Model, price];
        return string.Join(", ", parts.Where(part => part.Length > 0)) + string.Concat(doubts.Select(doubt => $"; but {doubt.InShort}"));
    }
}
