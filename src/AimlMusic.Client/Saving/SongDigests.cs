namespace AimlMusic;

/// <summary>What a song's file is known by.</summary>
/// <param name="Saved">The SHA-256 of the file, tags and all.</param>
/// <param name="Served">The SHA-256 of the audio as it came.</param>
internal sealed record SongDigests(string Saved, string Served)
{
    /// <summary>Whether a file holds the same audio, whatever its tags.</summary>
    public bool Fit(string path)
    {
        try
        {
            return FileDigest.Sha256(path) is { } there && (there == Saved || there == Served || ServedBytes.Sha256(path) == Served);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
