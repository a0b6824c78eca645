namespace AimlMusic.Saving;

/// <summary>The digest of the audio in a file without its tags, by which a song is recognized whatever its tags are.</summary>
internal static class AudioDigest
{
    /// <summary>The SHA-256 of an MP3 without its leading tag, of any other file as a whole; for a WAV file, those of its format and its samples.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static string Of(string path)
    {
        using var file = RegularFile.OpenRead(path);
        var kind = AudioSniffer.Recognize(file);
        return kind == AudioKind.Wav && FindChunks(file) is { } chunks ? string.Concat(chunks.Select(chunk => Sha256(file, chunk.Content, chunk.Length)))
            : kind == AudioKind.Mp3 && FindTag(file) is { } tag && tag.TotalLength < file.Length ? Sha256(file, tag.TotalLength, file.Length)
            : Sha256(file, 0, file.Length);
    }

    // A file whose sizes are not consistent was changed or damaged. It is compared as a whole.
    private static IEnumerable<RiffChunk>? FindChunks(Stream file)
    {
        try
        {
            return RiffLayout.Read(file).Chunks.Where(chunk => chunk.Id is "fmt " or "data");
        }
        catch (UntaggableException)
        {
            return null;
        }
    }

    private static Id3Header? FindTag(Stream file)
    {
        var header = new byte[Id3Header.Size];
        return file.ReadAt(0, header, header.Length) ? Id3Header.Parse(header) : null;
    }

    private static string Sha256(Stream file, long at, long length)
    {
        file.Seek(at, SeekOrigin.Begin);
        return FileDigest.Sha256(file, length);
    }
}
