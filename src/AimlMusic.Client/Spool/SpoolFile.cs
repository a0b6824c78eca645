using System.Security.Cryptography;

namespace AimlMusic;

/// <summary>
/// The file that a song's audio goes to as it comes. While it is open, another process that looks finds it held. Disposing of
/// it before it is kept removes it.
/// </summary>
internal sealed class SpoolFile : IDisposable
{
    private readonly string _wholePath;
    private readonly TimeProvider? _time;
    private readonly FileStream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _head = new byte[AudioSniffer.HeadLength];
    private string _path;
    private bool _isKept;

    public SpoolFile(string path, string wholePath, TimeProvider? time)
    {
        (_path, _wholePath, _time) = (path, wholePath, time);
        // Delete: it gets its name while it is open.
        _stream = OwnedFile.Open(path, FileMode.Create, FileAccess.Write, FileShare.Delete);
    }

    public long Length { get; private set; }

    /// <summary>The digest of the whole; null before that.</summary>
    public string? Sha256 { get; private set; }

    public AudioKind Kind => AudioSniffer.Recognize(_head, HeadLength);

    public bool LooksLikeText => AudioSniffer.LooksLikeText(_head, HeadLength);

    private int HeadLength => (int)Math.Min(Length, _head.Length);

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

    /// <summary>The last byte has come: brings all to the disk and says so by the name, so that a process that dies from here on loses nothing.</summary>
    public void Seal()
    {
        _stream.Flush(flushToDisk: true);
        Sha256 = _hash.ToHex();
        try
        {
            WholeFile.Move(_path, _wholePath, _time);
            _path = _wholePath;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever holds it, the audio is here and will not come again: by its digest it is known under its old name too.
        }
    }

    /// <summary>Leaves the file to whoever saves the song.</summary>
    public void Keep() => _isKept = true;

    public void Dispose()
    {
        _stream.Dispose();
        _hash.Dispose();
        if (!_isKept)
        {
            WholeFile.TryDelete(_path);
        }
    }
}
