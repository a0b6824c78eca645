namespace AimlMusic.Saving;

/// <summary>What a song's file is known by.</summary>
/// <param name="Saved">The SHA-256 of the file, tags and all.</param>
/// <param name="Served">The SHA-256 of the audio as it came.</param>
internal sealed record SongDigests(string Saved, string Served)
{
    /// <summary>The digest of a file that holds the same audio, whatever its tags; null where it holds another, or cannot be read.</summary>
    public string? FindIn(string path, TimeProvider time)
    {
        try
        {
            var there = FileLockRetry.Retry(() => FileDigest.Sha256(path), time);
            return there == Saved || there == Served || OriginalBytes.Sha256(path) == Served ? there : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
