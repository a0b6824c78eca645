namespace AimlMusic;

/// <summary>Uploads recordings, and retries after a transient failure, because an upload costs nothing.</summary>
internal sealed class ReferenceUploader(AimlMusicClient client)
{
    /// <summary>Checks a file and uploads it.</summary>
    /// <param name="file">A WAV or MP3 file, longer than 10 s and no longer than 10 min.</param>
    /// <param name="purpose">The purpose.</param>
    /// <param name="progress">Receives the number of bytes sent so far, which is smaller again after a retry.</param>
    /// <param name="cancellationToken">Cancels the upload.</param>
    /// <exception cref="AimlMusicException">
    /// <see cref="AimlMusicErrorKind.RequestInvalid"/> if the module or the service rejects the file; otherwise the reason of the failure.
    /// </exception>
    public Task<MusicReference> UploadAsync(
        ReferenceFile file, ReferencePurpose purpose, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        TransientRetry.RunAsync(client.Connection, () => client.UploadReferenceAsync(file, purpose, progress, cancellationToken), cancellationToken);
}
