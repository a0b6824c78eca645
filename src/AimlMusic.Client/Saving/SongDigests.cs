namespace AimlMusic.Saving;

/// <summary>The digests of the file of a song.</summary>
/// <param name="Saved">The SHA-256 of the file with its tags.</param>
/// <param name="Served">The SHA-256 of the audio as served.</param>
internal sealed record SongDigests(string Saved, string Served)
{
    /// <summary>The digest of a file with the same audio, whatever its tags; null if the audio differs or cannot be read.</summary>
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
