namespace AimlMusic;

/// <summary>Uploads recordings, again where only the exchange failed: an upload costs nothing.</summary>
public sealed class ReferenceUploader(AimlMusicClient client)
{
    private readonly RetrySchedule _schedule = new(client.Connection.TimeProvider);

    /// <summary>Checks a file and uploads it.</summary>
    /// <param name="file">A wav or mp3, longer than 10 s and no longer than 10 min.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="progress">Told how many bytes have gone; fewer again where the upload begins anew.</param>
    /// <param name="cancellationToken">Stops the upload.</param>
    /// <exception cref="AimlMusicException"><see cref="AimlMusicErrorKind.RequestInvalid"/> where the file is not fit, before anything is sent; else why it could not be uploaded.</exception>
    public async Task<MusicReference> UploadAsync(
        ReferenceFile file, ReferencePurpose purpose, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await client.UploadReferenceAsync(file, purpose, progress, cancellationToken).ConfigureAwait(false);
            }
            catch (AimlMusicException e) when (RetrySchedule.IsTransient(e) && attempt < client.Connection.MaximumRetryCount)
            {
                await _schedule.WaitAsync(attempt, e.RetryAfter, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
