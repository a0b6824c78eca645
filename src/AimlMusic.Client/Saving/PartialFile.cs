using System.Security.Cryptography;

namespace AimlMusic;

/// <summary>
/// A file under a name that nobody takes for a song, until it is whole and gets its own. Disposing of it before that removes it.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _head = new byte[AudioSniffer.HeadLength];
    private bool _isPlaced;

    private PartialFile(string path, FileStream stream)
    {
        Path = path;
        _stream = stream;
    }

    public string Path { get; }

    public long Length { get; private set; }

    public AudioKind Kind => AudioSniffer.Recognize(_head, HeadLength);

    public bool LooksLikeText => AudioSniffer.LooksLikeText(_head, HeadLength);

    public byte[] Head => _head;

    public int HeadLength => (int)Math.Min(Length, _head.Length);

    public static PartialFile Create(string folder, string stem)
    {
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, $"{stem}.{Guid.NewGuid().ToString("N")[..8]}.partial");
        return new PartialFile(path, new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous));
    }

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

    /// <summary>Brings everything to the disk and gives the SHA-256 of it.</summary>
    public string Seal()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        return _hash.ToHex();
    }

    /// <summary>Gives the file its name in one step.</summary>
    /// <exception cref="IOException">A file of that name is there and must not be replaced.</exception>
    public void Place(string path, bool overwrite)
    {
#if NET
        if (overwrite)
        {
            File.Move(Path, path, overwrite: true);
        }
        else
        {
            ExclusiveMove.Move(Path, path);
        }
#else
        if (overwrite && File.Exists(path))
        {
            File.Replace(Path, path, null);
        }
        else
        {
            File.Move(Path, path);
        }
#endif
        _isPlaced = true;
    }

    public void Dispose()
    {
        _stream.Dispose();
        _hash.Dispose();
        if (!_isPlaced)
        {
            try
            {
                File.Delete(Path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It stays as what its name says: a partial file.
            }
        }
    }
}
