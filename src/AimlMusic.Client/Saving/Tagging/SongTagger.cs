namespace AimlMusic.Saving;

/// <summary>
/// Writes a song's tags into its file: an ID3v2.4 tag before the audio of an mp3; an INFO list and an <c>id3 </c> chunk behind
/// that of a wav. The audio stays as it is, bit for bit, and what tags the service has written stay too.
/// </summary>
/// <remarks>
/// For the saver: download into the partial file as ever (so that its length is where a broken download goes on), verify it and
/// close it; then call this, and only then give the file its name. A wav grows in place. An mp3 is copied once, to a file beside it
/// (<c>.tag</c>) that takes its place when it is on disk. Whatever goes wrong, the file under <c>path</c> is as it was served.
/// A saver that wants to write an mp3's tag first, and stream the audio behind it, takes <see cref="Mp3Prefix"/>.
/// </remarks>
internal static class SongTagger
{
    /// <param name="path">The whole file, closed.</param>
    /// <param name="kind">What its bytes are.</param>
    /// <param name="tags">What to write.</param>
    /// <param name="time">The clock; a file that somebody holds is tried again.</param>
    /// <param name="cancellationToken">Stops, and leaves the file as it was.</param>
    /// <exception cref="IOException">The disk is full, or something else is wrong with it; the file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
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
