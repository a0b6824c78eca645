namespace AimlMusic;

/// <summary>Uploads recordings, again where only the exchange failed: an upload costs nothing.</summary>
public sealed class ReferenceUploader(AimlMusicClient client)
{
    /// <summary>Checks a file and uploads it.</summary>
    /// <param name="file">A wav or mp3, longer than 10 s and no longer than 10 min.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="progress">Told how many bytes have gone; fewer again where the upload begins anew.</param>
    /// <param name="cancellationToken">Stops the upload.</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.RequestInvalid"/> where the file is not fit, before anything is sent; else why it could not be uploaded.</exception>
    public Task<MusicReference> UploadAsync(
        ReferenceFile file, ReferencePurpose purpose, IProgress<long>? progress = null, CancellationToken cancellationToken = default) =>
        TransientRetry.RunAsync(client.Connection, () => client.UploadReferenceAsync(file, purpose, progress, cancellationToken), cancellationToken);
}
