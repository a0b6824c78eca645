namespace AimlMusic.Ledger;

/// <summary>
/// The file of events: appended to by any number of processes, a line at a time, each on the disk before the call returns.
/// </summary>
/// <param name="folder">Where it is.</param>
/// <param name="time">The clock.</param>
internal sealed class LedgerFile(string folder, TimeProvider time)
{
    private const byte LineEnd = (byte)'\n';

    private readonly object _thread = new();
    private readonly List<LedgerAppend> _waiting = [];
    private readonly string _lockPath = Path.Combine(folder, "ledger.lock");

    public string FilePath { get; } = Path.Combine(folder, "ledger.jsonl");

    private string NextPath => FilePath + ".next";

    /// <summary>
    /// Appends a line. Those that come while another is being written go to the disk together, with one flush; each call returns when
    /// its own line is there.
    /// </summary>
    public void Append(byte[] line)
    {
        LedgerAppend mine = new(line);
        lock (_waiting)
        {
            _waiting.Add(mine);
        }

        lock (_thread)
        {
            if (!mine.IsOver)
            {
                WriteWaitingLocked();
            }
        }

        if (mine.Failure is { } failure)
        {
            throw failure is AimlMusicException || IsOfDisk(failure)
                ? Unavailable("written", failure.GetBaseException())
                : new InvalidOperationException(failure.Message, failure);
        }
    }

    /// <summary>Appends a line, or several. Only under the lock.</summary>
    public void Write(byte[] lines)
    {
        using var file = PrivateFile.Open(FilePath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var length = file.Length;
        // A line that a crash tore stays a line of its own: this one begins after it.
        byte[] bytes = length == 0 ? [.. LedgerFileId.NewLine(), .. lines] : EndsWhole(file) ? lines : [LineEnd, .. lines];
        file.Seek(0, SeekOrigin.End);
        try
        {
            file.Write(bytes, 0, bytes.Length);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (IsOfDisk(e))
        {
            TryCut(file, length);
            throw;
        }
    }

    /// <summary>Does something that no other process may come between.</summary>
    public T Locked<T>(Func<T> action)
    {
        try
        {
            LedgerLocation.Ensure(folder);
            lock (_thread)
            {
                using var held = LedgerLock.Take(_lockPath);
                return action();
            }
        }
        catch (Exception e) when (IsOfDisk(e))
        {
            throw Unavailable("written", e);
        }
    }

    public FileStream? OpenToRead()
    {
        try
        {
            return PrivateFile.Open(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable("read", e);
        }
    }

    /// <summary>Writes the file that is to take this one's place. Only under the lock.</summary>
    public void WriteNext(Action<Stream> write)
    {
        File.Delete(NextPath);
        using var file = PrivateFile.Open(NextPath, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        using BufferedStream buffered = new(file, 1 << 16);
        write(buffered);
        buffered.Flush();
        file.Flush(flushToDisk: true);
    }

    /// <summary>Puts it there, in one step. Only under the lock.</summary>
    public void TakeNext() => AtomicFile.Replace(NextPath, FilePath, time);

    // Where it fails, it fails for all who wait: what was reported as not written must not be written later, and nobody waits anew for a lock that is held.
    private void WriteWaitingLocked()
    {
        List<LedgerAppend> together = [];
        Exception? failure = null;
        try
        {
            Locked(() =>
            {
                Take(together);
                Write([.. together.SelectMany(append => append.Line)]);
                return true;
            });
        }
#pragma warning disable CA1031 // Whatever it is, each of those who wait is told.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = e;
            if (together.Count == 0)
            {
                Take(together);
            }
        }

        foreach (var append in together)
        {
            (append.IsOver, append.Failure) = (true, failure);
        }
    }

    private void Take(List<LedgerAppend> together)
    {
        lock (_waiting)
        {
            together.AddRange(_waiting);
            _waiting.Clear();
        }
    }

    // What may be on the disk, and was told as not written, would be read as an event.
    private static void TryCut(FileStream file, long length)
    {
        try
        {
            file.SetLength(length);
        }
        catch (Exception e) when (IsOfDisk(e))
        {
            // The disk is gone; what is on it says more than was told, and never less.
        }
    }

    private static bool IsOfDisk(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException;

    // Most views of an error show its message alone: the way out belongs there.
    public AimlMusicException Unavailable(string what, Exception e) => new(
        AimlMusicErrorKind.LedgerUnavailable,
        $"The ledger in '{folder}' cannot be {what}: {e.Message.TrimEnd('.')}. Set {LedgerLocation.Variable} to use another folder.",
        e)
    {
        Path = folder,
    };

    private static bool EndsWhole(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == LineEnd;
    }
}
