namespace AimlMusic.Saving;

/// <summary>The audio of a song that is already on this machine.</summary>
/// <param name="path">The path.</param>
/// <param name="sha256">The digest of the file.</param>
/// <param name="release">Called when the song is saved.</param>
internal sealed class LocalAudio(string path, string sha256, Action release)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>The digest of the audio.</summary>
    public string Sha256 { get; } = sha256;

    public async Task CopyAsync(PartialFile file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using FileStream from = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var buffer = new byte[BufferSize];
        int count;
        while ((count = await from.ReadAsync(buffer, 0, buffer.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            await file.WriteAsync(buffer, count, cancellationToken).ConfigureAwait(false);
            progress?.Report(count);
        }
    }

    public void Release() => release();
}
