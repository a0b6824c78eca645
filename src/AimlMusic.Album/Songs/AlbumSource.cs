namespace AimlMusic.Album.Songs;

/// <summary>A saved song as it was given: its file, and what else is known.</summary>
/// <param name="Path">The full path of the audio file.</param>
internal sealed record AlbumSource(string Path)
{
    /// <summary>The sidecar file, if it is not the one that the name of the song leads to.</summary>
    public string? Sidecar { get; init; }

    /// <summary>The entry of the ledger, if it was given.</summary>
    public LedgerEntry? Entry { get; init; }
}
