using System.Security.Cryptography;

namespace AimlMusic.Direct;

/// <summary>
/// The file that a song's audio goes to as it comes. While it is open, another process that looks finds it held. Disposing of
/// it before it is whole removes it.
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
        // Delete: it gets its name while it is open.
        _stream = PrivateFile.Open(path, FileMode.Create, FileAccess.Write, FileShare.Delete);
    }

    /// <summary>Where it is now.</summary>
    public string Path => _path;

    public long Length { get; private set; }

    /// <summary>The digest of the whole; null before that.</summary>
    public string? Sha256 { get; private set; }

    public AudioKind Kind => AudioSniffer.Recognize(_head, HeadLength);

    public bool LooksLikeText => AudioSniffer.LooksLikeText(_head, HeadLength);

    /// <summary>Whether it stays: all of it came, and it may be the song.</summary>
    public bool IsKept => Sha256 is not null && !_isWorthless;

    private int HeadLength => (int)Math.Min(Length, _head.Length);

    /// <summary>What came is no song that was paid for: it goes.</summary>
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

    /// <summary>The last byte has come: brings all to the disk and says so by the name, so that a process that dies from here on loses nothing.</summary>
    public void Seal()
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
            // Whoever holds it, the audio is here and will not come again: by its digest it is known under its old name too.
        }
    }

    public void Dispose()
    {
        _stream.Dispose();
        _hash.Dispose();
        // What came whole was paid for, whatever the rest of the answer says.
        if (!IsKept)
        {
            AtomicFile.TryDelete(_path);
        }
    }
}
