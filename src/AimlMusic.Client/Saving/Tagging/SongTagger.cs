namespace AimlMusic.Saving;

/// <summary>
/// Writes the tags of a song into its file: an ID3v2.4 tag before the audio of an MP3; an INFO list and an <c>id3 </c> chunk after that of
/// a WAV file. The audio is not changed, and tags from the service are kept.
/// </summary>
/// <remarks>
/// Tag the complete, verified and closed partial file before it gets its name (a resumed download depends on its length). A WAV file is
/// extended in place. An MP3 is copied once, to a file with the extension <c>.tag</c> beside it, which then replaces it. If anything fails, the
/// file under <c>path</c> is unchanged.
/// To write the tag of an MP3 first and stream the audio after it, use <see cref="Mp3Prefix"/>.
/// </remarks>
internal static class SongTagger
{
    /// <param name="path">The complete, closed file.</param>
    /// <param name="kind">The kind of the file.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="time">The clock; if another process uses the file, the operation is retried.</param>
    /// <param name="cancellationToken">Cancels, and leaves the file unchanged.</param>
    /// <exception cref="IOException">The disk is full or has another problem. The file is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is not writable.</exception>
    public static async Task<TagOutcome> ApplyAsync(string path, AudioKind kind, SongTags tags, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return kind switch
            {
                AudioKind.Mp3 => await Mp3Tagger.ApplyAsync(path, tags, time, cancellationToken).ConfigureAwait(false),
                AudioKind.Wav => await WavTagger.ApplyAsync(path, tags, time, cancellationToken).ConfigureAwait(false),
                _ => TagOutcome.Left($"only mp3 and wav files are tagged, and this is {Name(kind)}"),
            };
        }
        catch (UntaggableException e)
        {
            return TagOutcome.Left(e.Message);
        }
    }

    private static string Name(AudioKind kind) => kind == AudioKind.Unknown ? "neither" : kind.ToString().ToLowerInvariant();
}
