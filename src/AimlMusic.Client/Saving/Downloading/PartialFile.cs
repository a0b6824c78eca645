namespace AimlMusic.Saving;

/// <summary>
/// A partial file, until it is complete and gets its final name. Other processes cannot open it. Disposing of it before that removes it,
/// unless it is worth continuing.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    /// <summary>The number of bytes at the end of a file from another process that are not trusted.</summary>
    // If the machine crashed, the last writes may not be on disk.
    public const int Doubtful = 64 * 1024;
    private const int BufferSize = 128 * 1024;
#if NET
    private const long FlushEvery = 64 * 1024 * 1024;
#endif

    private readonly FileStream _stream;
    private long? _tagged;
    private Task _flush = Task.CompletedTask;
#if NET
    private long _flushed;
#endif
    private bool _isOver;

    private PartialFile(string path, FileStream stream) => (Path, _stream) = (path, stream);

    public string Path { get; private set; }

    public long Length => _tagged ?? Audio.Length;

    /// <summary>Whether the file is kept on disposal, for another attempt.</summary>
    public bool IsKept { get; set; }

    /// <summary>The inspection of the received bytes.</summary>
    public AudioInspector Audio { get; } = new();

    public AudioKind Kind => Audio.Kind;

    /// <summary>Whether the complete file contains sound.</summary>
    public bool HasSound()
    {
        if (Audio.HasFrames)
        {
            return true;
        }

        var (kind, end) = (Kind, _stream.Position);
        try
        {
            return SoundProbe.HasSound(_stream, kind);
        }
        finally
        {
            _stream.Seek(end, SeekOrigin.Begin);
        }
    }

    /// <inheritdoc cref="AudioInspector.Sha256"/>
    public string Sha256 => Audio.Sha256;

    // On Windows, an open file can be renamed only if it is shared for deletion.
    private static FileShare Share => System.IO.Path.DirectorySeparatorChar == '\\' ? FileShare.Delete : FileShare.None;

    /// <summary>Creates a partial file. An existing one from a terminated process of this user is overwritten.</summary>
    /// <exception cref="IOException">The existing file is in use or belongs to another user, or the file cannot be created.</exception>
    public static PartialFile Create(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, name);
#pragma warning disable CA2000 // It is disposed of with the file.
        return new(path, RegularFile.IsThere(path) ? OpenEmpty(path) : new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, Share, 1, FileOptions.Asynchronous));
#pragma warning restore CA2000
    }

    /// <summary>Opens a partial file from another attempt; null if it is in use, missing, of another user, or too short.</summary>
    public static PartialFile? Continue(string path)
    {
        PartialFile file;
        try
        {
#pragma warning disable CA2000 // It is disposed of with the file.
            file = new(path, Open(path)) { IsKept = true };
#pragma warning restore CA2000
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        try
        {
            return file.Resume() ? file : Discard(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is kept, and is not locked.
            file.Dispose();
            return null;
        }
    }

    public async Task WriteAsync(byte[] buffer, int count, CancellationToken cancellationToken)
    {
        var write = _stream.WriteAsync(buffer, 0, count, cancellationToken);
        Audio.Pass(buffer, count);
        await write.ConfigureAwait(false);
#if NET
        // A large file is flushed to disk during the download, not all of it at the end.
        if (Length - _flushed > FlushEvery && _flush.IsCompleted)
        {
            _flushed = Length;
            var handle = _stream.SafeFileHandle;
            _flush = Task.Run(() => RandomAccess.FlushToDisk(handle), CancellationToken.None);
        }
#endif
    }

    /// <summary>Flushes the file to disk, renames it so that other attempts do not continue it, and returns its SHA-256.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the wait for a file that is in use.</param>
    public string Complete(TimeProvider time, CancellationToken cancellationToken)
    {
        IsKept = false;
        _flush.GetAwaiter().GetResult();
        _stream.Flush(flushToDisk: true);
        IsWhole = true;
        var passing = PartialName.Whole(Path);
        AtomicFile.Move(Path, passing, time, cancellationToken);
        Path = passing;
        _stream.Dispose();
        return Sha256;
    }

    /// <summary>Records the length of the file with its tags.</summary>
    public void Tagged(long length) => _tagged = length;

    /// <summary>Whether the file is complete and on disk.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether the file has its final name.</summary>
    public bool IsPlaced { get; private set; }

    /// <summary>Gives the file its final name atomically.</summary>
    /// <exception cref="IOException">A file with that name exists and must not be replaced, or one of the files is in use.</exception>
    public void Place(string path, bool overwrite, TimeProvider time, CancellationToken cancellationToken)
    {
        if (overwrite)
        {
            AtomicFile.Replace(Path, path, time, cancellationToken);
        }
        else
        {
            AtomicFile.Move(Path, path, time, cancellationToken);
        }

        (IsPlaced, _isOver) = (true, true);
    }

    public void Dispose()
    {
        if (!_isOver && !IsKept)
        {
            AtomicFile.TryDelete(Path);
        }

        _isOver = true;
        Task.WhenAny(_flush).GetAwaiter().GetResult();
        _stream.Dispose();
        Audio.Dispose();
    }

    private static FileStream Open(string path)
    {
        var stream = RegularFile.OpenOwn(path, Share);
        if (!File.Exists(path))
        {
            // Its last user has removed it. On Unix, this does not close it.
            stream.Dispose();
            throw new IOException($"'{path}' no longer exists.");
        }

        return stream;
    }

    private static FileStream OpenEmpty(string path)
    {
        try
        {
            var stream = Open(path);
            stream.SetLength(0);
            return stream;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    private static PartialFile? Discard(PartialFile file)
    {
        file.IsKept = false;
        file.Dispose();
        return null;
    }

    private bool Resume()
    {
        var certain = _stream.Length - Doubtful;
        if (certain <= 0)
        {
            return false;
        }

        var buffer = new byte[BufferSize];
        while (Length < certain)
        {
            var count = _stream.Read(buffer, 0, (int)Math.Min(buffer.Length, certain - Length));
            if (count == 0)
            {
                return false;
            }

            Audio.Pass(buffer, count);
        }

        _stream.SetLength(certain);
        _stream.Seek(certain, SeekOrigin.Begin);
        return true;
    }
}
