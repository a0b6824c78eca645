namespace AimlMusic.Saving;

/// <summary>
/// A file under a name that nobody takes for a song, until it is whole and gets its own. Nobody else can open it meanwhile.
/// Disposing of it before that removes it, unless it is worth continuing.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    /// <summary>What is not taken for certain of a file that another process left.</summary>
    // What was written last before a machine went down may never have come to its disk.
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

    /// <summary>Whether it stays when it is disposed of, for another try to continue.</summary>
    public bool IsKept { get; set; }

    /// <summary>What is known of what came, by its bytes.</summary>
    public AudioInspector Audio { get; } = new();

    public AudioKind Kind => Audio.Kind;

    /// <summary>Whether there is sound in it; it must be all there.</summary>
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

    // A file that is open can be renamed on Windows only where deleting is shared, and on Unix anyway.
    private static FileShare Share => System.IO.Path.DirectorySeparatorChar == '\\' ? FileShare.Delete : FileShare.None;

    /// <summary>Makes one; one of that name that a process of this user left, which died too soon, is begun anew.</summary>
    /// <exception cref="IOException">What has that name is in use, or somebody else's; or it cannot be made.</exception>
    public static PartialFile Create(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, name);
#pragma warning disable CA2000 // It is disposed of with the file.
        return new(path, RegularFile.IsThere(path) ? OpenEmpty(path) : new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, Share, 1, FileOptions.Asynchronous));
#pragma warning restore CA2000
    }

    /// <summary>Opens one that another try left; null where it is in use, gone, somebody else's, or has nothing that is certain.</summary>
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
            return file.TakeUp() ? file : Discard(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays, and nobody is kept from it.
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
        // A large song goes to the disk while it comes, not all of it at the end.
        if (Length - _flushed > FlushEvery && _flush.IsCompleted)
        {
            _flushed = Length;
            var handle = _stream.SafeFileHandle;
            _flush = Task.Run(() => RandomAccess.FlushToDisk(handle), CancellationToken.None);
        }
#endif
    }

    /// <summary>Brings everything to the disk, takes the file out of the others' sight and gives the SHA-256 of it.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the waiting for who holds it.</param>
    public string Seal(TimeProvider time, CancellationToken cancellationToken)
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

    /// <summary>Says how long it is after it was tagged.</summary>
    public void Tagged(long length) => _tagged = length;

    /// <summary>Whether all of it is on the disk.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether it has got its own name.</summary>
    public bool IsPlaced { get; private set; }

    /// <summary>Gives the file its name in one step.</summary>
    /// <exception cref="IOException">A file of that name is there and must not be replaced, or somebody holds one of the two.</exception>
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
            // Who held it until now has removed it: on Unix that does not close it.
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

    private bool TakeUp()
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
