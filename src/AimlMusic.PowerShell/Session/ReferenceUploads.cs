using System.Collections.Concurrent;

namespace AimlMusic.PowerShell;

/// <summary>The uploads of one command. Each file is uploaded once. Provides the text for the progress bar.</summary>
internal sealed class ReferenceUploads(AimlMusicClient client)
{
    private const double Megabyte = 1e6;

    private readonly ReferenceUploader _uploader = new(client);
    private readonly ConcurrentDictionary<string, Lazy<Task<MusicReference>>> _known = new(StringComparer.Ordinal);
    private volatile Sending? _current;

    public async Task<MusicReference> UploadAsync(ReferenceFile file, ReferencePurpose purpose, CancellationToken cancellationToken)
    {
        Sending sending = new(Path.GetFileName(file.Path), file.Length);
        _current = sending;
        try
        {
            return await _uploader.UploadAsync(file, purpose, sending, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _current = null;
        }
    }

    /// <summary>Gets the reference for the recording of a song. A hundred songs with the same recording upload it once.</summary>
    public async Task<MusicReference> GetAsync(ReferenceFile file, CancellationToken cancellationToken)
    {
        var upload = _known.GetOrAdd(file.Sha256, _ => new(() => UploadAsync(file, ReferencePurpose.Song, cancellationToken)));
        try
        {
            return await upload.Value.ConfigureAwait(false);
        }
        catch
        {
            // The next song tries again.
            ((ICollection<KeyValuePair<string, Lazy<Task<MusicReference>>>>)_known).Remove(new(file.Sha256, upload));
            throw;
        }
    }

    /// <summary>For example "uploading song.mp3, 12.3 of 50.0 MB"; null while nothing is being uploaded.</summary>
    public override string? ToString() => _current?.ToString();

    private sealed class Sending(string name, long length) : IProgress<long>
    {
        private long _sent;

        public void Report(long value) => Interlocked.Exchange(ref _sent, value);

        public override string ToString() => FormattableString.Invariant($"uploading {name}, {Interlocked.Read(ref _sent) / Megabyte:0.0} of {length / Megabyte:0.0} MB");
    }
}
