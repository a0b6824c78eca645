namespace AimlMusic.Saving;

/// <summary>The digest of the audio in a file without its tags, by which a song is recognized whatever its tags are.</summary>
internal static class AudioDigest
{
    /// <summary>The SHA-256 of the samples of a WAV file, of an MP3 without its leading tag, or of any other file as a whole.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static string Sha256(string path)
    {
        using var file = RegularFile.OpenRead(path);
        var head = new byte[AudioSniffer.HeadLength];
        var filled = file.ReadFully(head, head.Length);
        var (at, length) = AudioSniffer.Recognize(head, filled) switch
        {
            AudioKind.Wav => FindSamples(file),
            AudioKind.Mp3 when Id3Header.Parse(head.AsSpan(0, filled)) is { } tag => (tag.TotalLength, file.Length),
            _ => (0, file.Length),
        };
        file.Seek(at, SeekOrigin.Begin);
        return FileDigest.Sha256(file, length);
    }

    // A file whose sizes are not consistent was changed or damaged. It is compared as a whole.
    private static (long At, long Length) FindSamples(Stream file)
    {
        try
        {
            var data = RiffLayout.Read(file).Chunks.First(chunk => chunk.Id == "data");
            return (data.Content, data.Length);
        }
        catch (UntaggableException)
        {
            return (0, file.Length);
        }
    }
}
