using System.Security.Cryptography;

namespace AimlMusic.Direct;

/// <summary>
/// The file to which the audio of a song is written as it arrives. While it is open, other processes find it in use. Disposing of an
/// incomplete file removes it.
/// </summary>
internal sealed class SpoolFile : IDisposable
{
    private readonly string _wholePath;
    private readonly TimeProvider? _time;
    private readonly FileStream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _head = new byte[AudioSniffer.HeadLength];
    private string _path;
    private bool _isWorthless;

    public SpoolFile(string path, string wholePath, TimeProvider? time)
    {
        (_path, _wholePath, _time) = (path, wholePath, time);
        // Delete, because the file is renamed while it is open.
        _stream = PrivateFile.Open(path, FileMode.Create, FileAccess.Write, FileShare.Delete);
    }

    /// <summary>The current path.</summary>
    public string Path => _path;

    public long Length { get; private set; }

    /// <summary>The digest of the complete file; null before that.</summary>
    public string? Sha256 { get; private set; }

    public AudioKind Kind => AudioSniffer.Recognize(_head, HeadLength);

    public bool LooksLikeText => AudioSniffer.LooksLikeText(_head, HeadLength);

    /// <summary>Whether the file is kept: it is complete, and it may be the song.</summary>
    public bool IsKept => Sha256 is not null && !_isWorthless;

    private int HeadLength => (int)Math.Min(Length, _head.Length);

    /// <summary>Removes the file, because it is not a song that was paid for.</summary>
    public void Discard() => _isWorthless = true;

    public async Task WriteAsync(byte[] buffer, int count, CancellationToken cancellationToken)
    {
        if (Length < _head.Length)
        {
            Array.Copy(buffer, 0, _head, (int)Length, (int)Math.Min(count, _head.Length - Length));
        }

        _hash.AppendData(buffer, 0, count);
        await _stream.WriteAsync(buffer, 0, count, cancellationToken).ConfigureAwait(false);
        Length += count;
    }

    /// <summary>Completes the file: flushes it to disk and renames it, so that it survives the end of the process.</summary>
    public void Complete()
    {
        _stream.Flush(flushToDisk: true);
        Sha256 = _hash.ToHex();
        try
        {
            AtomicFile.Move(_path, _wholePath, _time);
            _path = _wholePath;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // If the file is in use, it keeps its name. It cannot be received again, and its digest identifies it.
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _hash.Dispose();
        // Complete audio was paid for, whatever the rest of the answer contains.
        if (!IsKept)
        {
            AtomicFile.TryDelete(_path);
        }
    }
}
