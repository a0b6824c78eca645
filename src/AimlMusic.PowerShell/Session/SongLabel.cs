namespace AimlMusic.PowerShell;

/// <summary>The label of a song in the errors of a batch: its file, or its row and title.</summary>
internal static class SongLabel
{
    public static string OfFile(string path) => $"'{path}'";

    public static string? OfTitle(string? title) => string.IsNullOrWhiteSpace(title) ? null : $"'{SanitizeForTerminal.Of(title!)}'";

    /// <param name="number">The number of the row, starting at 1.</param>
    /// <param name="isPipeline">Whether the row comes from the pipeline, so that there may be others.</param>
    /// <param name="title">The row's title.</param>
    public static string? OfRow(int number, bool isPipeline, string? title) =>
        !isPipeline ? OfTitle(title) : OfTitle(title) is { } name ? $"Row {number} ({name})" : $"Row {number}";
}
